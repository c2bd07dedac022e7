import { Redis } from 'ioredis';
import { eventually } from '../../support/eventually.ts';
import { uniqueName, type PlatformRedis } from '../../support/stores.ts';
import { sentinelName } from './redis-nodes.ts';
import { storesDescription } from './store-control.ts';

/** The Redis with a replica and Sentinels that all tests here share, under a prefix of the caller's own. */
export function sentinelRedis(): PlatformRedis {
  const addresses = storesDescription().redisPorts.sentinels.map((port) => `127.0.0.1:${port}`);
  const [url, prefix] = [`redis://${sentinelName}`, `{${uniqueName('test')}}:`];
  return {
    connection: { url, prefix, sentinels: { addresses, masterName: sentinelName } },
    settings: {
      CECOCHAT_REDIS_URL: url, CECOCHAT_REDIS_PREFIX: prefix, CECOCHAT_REDIS_SENTINELS: addresses.join(','), CECOCHAT_REDIS_MASTER_NAME: sentinelName,
    },
    stop: () => Promise.resolve(),
  };
}

const failedOverWithinMs = 60_000;

/** Port of the master that Sentinels name. */
async function masterPort(): Promise<number> {
  const [first = 0] = storesDescription().redisPorts.sentinels;
  const sentinel = new Redis(first, '127.0.0.1', { enableReadyCheck: false });
  try {
    return Number(((await sentinel.call('SENTINEL', 'get-master-addr-by-name', sentinelName)) as string[])[1]);
  } finally {
    sentinel.disconnect();
  }
}

/** Until Sentinels name another master than the one at this port. */
export async function untilReplaced(port: number): Promise<void> {
  await eventually(async () => {
    if ((await masterPort()) === port) throw new Error(`the master is still at ${port}`);
  }, failedOverWithinMs);
}

/** Until the master has a replica that follows it: then it may fail. Resolves with its port. */
export async function untilReplicated(): Promise<number> {
  return eventually(async () => {
    const port = await masterPort();
    const redis = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: 0, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      const info = await redis.info('replication');
      if (!/role:master[\s\S]*state=online/.test(info)) throw new Error(`no replica follows: ${info}`);
      return port;
    } finally {
      redis.disconnect();
    }
  }, failedOverWithinMs);
}
