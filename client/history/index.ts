export { History, type HistoryOptions, type UserPage } from './history.ts';
