export { materialize } from './materialize.ts';
