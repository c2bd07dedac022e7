import { platformTable, readCassandraConnection } from '@cecochat/cassandra';
import { connectRedis, platformKey, readRedisConnection } from '@cecochat/redis';
import { requireOwnStores } from '@cecochat/runtime';
import { runService } from '../run-service.ts';
import { configSchema } from './config.ts';
import { startHistoryServer } from './history-server.ts';

await runService({
  name: 'history',
  schema: configSchema,
  start: async (context) => {
    const { config, logger } = context;
    const server = await startHistoryServer(context);
    const redis = connectRedis(readRedisConnection(config), logger);
    const table = platformTable({ ...readCassandraConnection(config), logger });
    void requireOwnStores({ name: config.PLATFORM, durable: [table], volatile: [platformKey(redis)], logger }).then(
      () => redis.disconnect(),
    );
    return server;
  },
});
