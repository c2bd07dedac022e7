import { createLogger, loadConfig, runUntilSignal } from '@cecochat/runtime';
import { configSchema, startOperator } from './shell/index.ts';

const config = loadConfig({
  name: 'operator',
  description:
    'Brings the platform on this machine to what its manifest asks for. Of several operators one acts, the others ' +
    'wait.',
  schema: configSchema,
});
const logger = createLogger({ name: config.NAME, level: config.LOG_LEVEL });
const operator = await startOperator(config, logger);
await runUntilSignal({ logger, drain: () => operator.stop() });
