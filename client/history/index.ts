export { History, type HistoryOptions, type ReadAllQuery, type UserPage } from './history.ts';
