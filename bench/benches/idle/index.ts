export { idle } from './idle.ts';
