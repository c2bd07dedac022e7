import { createLogger, loadConfig, runUntilSignal } from '@cecochat/runtime';
import { configSchema } from './config.ts';
import { startHistoryServer } from './history-server.ts';

const config = loadConfig({
  name: 'history',
  description: 'Shows users what was sent to them and by them, in pages.',
  schema: configSchema,
});
const logger = createLogger({ name: config.NAME, level: config.LOG_LEVEL });
const server = await startHistoryServer(config, logger);
await runUntilSignal({ logger, drain: () => server.drain() });
