import { connectRedis, platformKey, readRedisConnection } from '@cecochat/redis';
import { refuseForeignStores } from '@cecochat/runtime';
import { runService } from '../run-service.ts';
import { configSchema } from './config.ts';
import { startWebServer } from './web-server.ts';

await runService({
  name: 'web',
  schema: configSchema,
  start: async (context) => {
    const { config, logger } = context;
    const server = await startWebServer(context);
    const redis = connectRedis(readRedisConnection(config), logger);
    const volatile = [platformKey(redis)];
    void refuseForeignStores({ name: config.PLATFORM, volatile, logger }).then(() => redis.disconnect());
    return server;
  },
});
