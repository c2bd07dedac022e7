import { platformTable, readCassandraConnection } from '@cecochat/cassandra';
import { connectRedis, platformKey, readRedisConnection } from '@cecochat/redis';
import { requireOwnStores } from '@cecochat/runtime';
import { runService } from '../run-service.ts';
import { startAccountsServer } from './accounts-server.ts';
import { configSchema } from './config.ts';

await runService({
  name: 'accounts',
  schema: configSchema,
  start: async (context) => {
    const { config, logger } = context;
    const server = await startAccountsServer(context);
    const redis = connectRedis(readRedisConnection(config), logger);
    const table = platformTable({ ...readCassandraConnection(config), logger });
    await requireOwnStores({ name: config.PLATFORM, durable: [table], volatile: [platformKey(redis)], logger });
    redis.disconnect();
    server.accounts.serve();
    return server;
  },
});
