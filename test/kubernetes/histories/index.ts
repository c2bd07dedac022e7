export { runHistory, type HistoryFigures, type HistoryOptions } from './run-history.ts';
