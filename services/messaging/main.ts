import { createLogger, loadConfig, runUntilSignal } from '@cecochat/runtime';
import { configSchema } from './config.ts';
import { startMessagingServer } from './messaging-server.ts';

const config = loadConfig({
  name: 'messaging',
  description: 'Takes sends from devices and delivers the events of the partitions it serves.',
  schema: configSchema,
});
const logger = createLogger({ name: config.NAME, level: config.LOG_LEVEL });
const server = await startMessagingServer(config, logger);
await runUntilSignal({ logger, drain: () => server.drain() });
