export { tests } from './tests.ts';
