export { Materialize, type MaterializeOptions } from './materialize.ts';
