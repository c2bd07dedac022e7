import { connectRedis, platformKey, readRedisConnection } from '@cecochat/redis';
import { refuseForeignStores } from '@cecochat/runtime';
import { runService } from '../run-service.ts';
import { configSchema } from './config.ts';
import { startConnectServer } from './connect-server.ts';

await runService({
  name: 'connect',
  schema: configSchema,
  start: async (context) => {
    const { config, logger } = context;
    const server = await startConnectServer(context);
    const redis = connectRedis(readRedisConnection(config), logger);
    void refuseForeignStores({ name: config.PLATFORM, volatile: [platformKey(redis)], logger }).then(() =>
      redis.disconnect(),
    );
    return server;
  },
});
