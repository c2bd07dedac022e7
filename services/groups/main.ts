import { platformTable, readCassandraConnection } from '@cecochat/cassandra';
import { createKafka, platformTopic, readKafkaConnection, topicNames } from '@cecochat/kafka';
import { connectRedis, platformKey, readRedisConnection } from '@cecochat/redis';
import { requireOwnStores } from '@cecochat/runtime';
import { runService } from '../run-service.ts';
import { configSchema } from './config.ts';
import { startGroupsServer } from './groups-server.ts';

await runService({
  name: 'groups',
  schema: configSchema,
  start: async (context) => {
    const { config, logger } = context;
    const server = await startGroupsServer(context);
    const redis = connectRedis(readRedisConnection(config), logger);
    const kafka = createKafka({ ...readKafkaConnection(config), clientId: config.NAME, logger });
    const topic = platformTopic({ kafka, topic: topicNames(config.TOPIC_PREFIX).platform });
    const table = platformTable({ ...readCassandraConnection(config), logger });
    const identity = await requireOwnStores({ name: config.PLATFORM, durable: [topic, table],
      volatile: [platformKey(redis)], logger });
    redis.disconnect();
    server.groups.serve(identity.partitions);
    return server;
  },
});
