import { createKafka, platformTopic, readKafkaConnection, topicNames } from '@cecochat/kafka';
import { connectRedis, platformKey, readRedisConnection } from '@cecochat/redis';
import { requireOwnStores } from '@cecochat/runtime';
import { runService } from '../run-service.ts';
import { configSchema } from './config.ts';
import { startMessagingServer } from './messaging-server.ts';

await runService({
  name: 'messaging',
  schema: configSchema,
  start: async (context) => {
    const { config, logger } = context;
    const redis = connectRedis(readRedisConnection(config), logger);
    const kafka = createKafka({ ...readKafkaConnection(config), clientId: config.NAME, logger });
    const topic = platformTopic({ kafka, topic: topicNames(config.TOPIC_PREFIX).platform });
    const identity = await requireOwnStores({
      name: config.PLATFORM,
      durable: [topic],
      volatile: [platformKey(redis)],
      logger,
    });
    redis.disconnect();
    return startMessagingServer(context, { identity });
  },
});
