export { configSchema, type Config } from './config.ts';
export { startHistoryServer } from './history-server.ts';
