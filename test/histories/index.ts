export { History } from './history.ts';
export { runHistory, type HistoryFigures, type HistoryOptions } from './run-history.ts';
export { buildSpecChanges, firstSpec, type SpecChange } from './spec-changes.ts';
