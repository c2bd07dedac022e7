import { platformTable, projections, readCassandraConnection } from '@cecochat/cassandra';
import { createKafka, platformTopic, readKafkaConnection, topicNames } from '@cecochat/kafka';
import { requireOwnStores } from '@cecochat/runtime';
import { runService } from '../run-service.ts';
import { configSchema } from './config.ts';
import { Materialize } from './materialize.ts';

await runService({
  name: 'materialize',
  schema: configSchema,
  start: async ({ config, logger, registry, readiness }) => {
    const kafka = createKafka({ ...readKafkaConnection(config), clientId: config.NAME, logger });
    const cassandra = readCassandraConnection(config);
    const topicPrefix = config.TOPIC_PREFIX;
    const materialize = new Materialize({
      kafka,
      topicPrefix,
      cassandra,
      registry,
      logger,
      random: Math.random,
      projections,
    });
    readiness(() => materialize.reasonsNotReady());
    const topic = platformTopic({ kafka, topic: topicNames(config.TOPIC_PREFIX).platform });
    const table = platformTable({ ...cassandra, logger });
    const identity = await requireOwnStores({ name: config.PLATFORM, durable: [topic, table], volatile: [], logger });
    materialize.start(identity.partitions);
    return materialize;
  },
});
