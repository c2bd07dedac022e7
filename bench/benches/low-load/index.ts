export { lowLoad } from './low-load.ts';
