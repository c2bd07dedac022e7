export { setUp, type SetUpOptions } from './set-up.ts';
