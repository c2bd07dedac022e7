import { randomInt } from 'node:crypto';
import { keepPromises } from './keep-promises.ts';

keepPromises([randomInt(2 ** 31)]);
