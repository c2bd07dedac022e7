export { runHistory, type HistoryFigures, type HistoryOptions } from './run-history.ts';
export { buildSpecChanges, type SpecChange } from './spec-changes.ts';
