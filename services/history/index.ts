export { configSchema, type Config } from './config.ts';
export { startHistoryServer, type HistoryServer } from './history-server.ts';
