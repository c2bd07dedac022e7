import { epoch } from '@cecochat/contracts';
import { atRest, connectRedis, publishRouting, untilRedisReady } from '@cecochat/redis';
import { freePort } from '../../../test/support/free-ports.ts';
import { liftLimits } from '../../../test/support/limits.ts';
import { startService } from '../../../test/support/service-process.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { privateRedis } from '../../../test/support/stores.ts';
import { createTokens, type TestTokens } from '../../../test/support/tokens.ts';
import type { BenchContext } from '../../bench.ts';
import type { Stored } from './store-archive.ts';

export interface HistoryService {
  /** host:port. */
  readonly address: string;
  readonly tokens: TestTokens;
}

const redisWithinMs = 10_000;

/** The service in a process of its own, with a Redis that holds the number of partitions. */
export async function startHistoryService(
  { contactPoint, keyspace }: Stored, partitions: number, { defer }: BenchContext,
): Promise<HistoryService> {
  const redis = await privateRedis();
  defer(() => redis.stop());
  const tokens = await createTokens();
  defer(() => tokens.remove());
  const address = `127.0.0.1:${await freePort()}`;
  const inRedis = connectRedis(redis.url, silentLogger);
  try {
    await untilRedisReady(inRedis, redisWithinMs);
    await liftLimits(inRedis);
    await publishRouting(inRedis, {
      ...atRest, epoch: epoch(1), partitionCount: partitions, servers: new Map(), historyAddress: address,
    });
  } finally {
    inRedis.disconnect();
  }
  const service = await startService('history', {
    CECOCHAT_LISTEN: address,
    CECOCHAT_REDIS_URL: redis.url,
    CECOCHAT_TOKEN_KEYS: tokens.jwksFile,
    CECOCHAT_CASSANDRA_CONTACT_POINTS: contactPoint,
    CECOCHAT_CASSANDRA_KEYSPACE: keyspace,
  });
  defer(() => service.stop());
  return { address, tokens };
}
