import { createLogger, loadConfig, runUntilSignal } from '@cecochat/runtime';
import { configSchema } from './config.ts';
import { startConnectServer } from './connect-server.ts';

const config = loadConfig({
  name: 'connect',
  description: 'Tells devices where their user is served.',
  schema: configSchema,
});
const logger = createLogger({ name: config.NAME, level: config.LOG_LEVEL });
const server = await startConnectServer(config, logger).catch((error: unknown) => {
  logger.fatal({ err: error }, 'connect cannot start');
  process.exit(1);
});
await runUntilSignal({ logger, drain: () => server.drain() });
