export { Materialize } from './materialize.ts';
export type { MaterializeOptions } from './running.ts';
