import { randomInt } from 'node:crypto';
import { keepPromises } from './keep-promises.ts';

keepPromises([1, 3, randomInt(2 ** 31)]);
