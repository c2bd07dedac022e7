import { createLogger, loadConfig, runUntilSignal } from '@cecochat/runtime';
import { configSchema, startOperator } from './controller/index.ts';

const config = loadConfig({
  name: 'operator',
  description:
    'Brings every ChatCluster in a Kubernetes cluster to what its manifest asks for. Of several operators one ' +
    'acts, the others wait.',
  schema: configSchema,
});
const logger = createLogger({ name: config.NAME, level: config.LOG_LEVEL });
const operator = await startOperator(config, logger);
await runUntilSignal({ logger, drain: () => operator.stop() });
