import { readCassandraConnection } from '@cecochat/cassandra';
import { readKafkaConnection } from '@cecochat/kafka';
import { createLogger, createRegistry, loadConfig, runUntilSignal, startAdminServer } from '@cecochat/runtime';
import { configSchema } from './config.ts';
import { Materialize } from './materialize.ts';

const config = loadConfig({
  name: 'materialize',
  description: 'Writes the events in the log to Cassandra: the inbox of each user and the dialogs.',
  schema: configSchema,
});
const logger = createLogger({ name: config.NAME, level: config.LOG_LEVEL });
const registry = createRegistry('materialize');
const materialize = new Materialize({
  name: config.NAME,
  kafka: readKafkaConnection(config),
  topicPrefix: config.TOPIC_PREFIX,
  cassandra: readCassandraConnection(config),
  registry,
  logger,
  random: Math.random,
});
const admin = await startAdminServer({ listen: config.ADMIN_LISTEN, registry, ready: () => materialize.reasonsNotReady() });
materialize.start();
await runUntilSignal({
  logger,
  drain: async () => {
    await materialize.drain();
    await admin.close();
  },
});
