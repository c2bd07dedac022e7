import {
  formatIdentity, IdentityError, parseIdentity, type IdentityFinding, type IdentityStore, type PlatformIdentity,
} from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import { placeOf } from './connect-redis.ts';
import { diagnose, parseInfo } from './diagnosis.ts';
import { readKey } from './read-keys.ts';

const key = 'platform';

/** A Redis that was emptied gets the identity again within this, in milliseconds. */
const keepMs = 5_000;

/** The key that identifies the platform of the keys. */
export function platformKey(redis: Redis): IdentityStore {
  return {
    place: `key ${redis.options.keyPrefix ?? ''}${key} in redis`,
    read: () => readPlatform(redis),
    write: async (identity) => {
      await redis.set(key, formatIdentity(identity), 'NX');
    },
  };
}

async function readPlatform(redis: Redis): Promise<IdentityFinding> {
  await refuseCluster(redis);
  const [error, value] = await readKey(redis, key);
  if (error !== null) return { kind: 'unreadable', reason: error.message };
  return typeof value === 'string' ? parseIdentity(value) : { kind: 'none' };
}

/** A node of a cluster redirects most keys, each with an error: this reports a single one instead. */
async function refuseCluster(redis: Redis): Promise<void> {
  const info = await redis.info('cluster').catch((error: unknown) => {
    if (redis.status !== 'ready') throw error;
    return ''; // Its user may not run INFO: commands on keys report a cluster.
  });
  const problem = diagnose(parseInfo(info)).find(({ reason }) => reason === 'RedisCluster');
  if (problem !== undefined) throw new IdentityError(`redis at ${placeOf(redis)}: ${problem.message}`);
}

/** Writes the identity again whenever Redis has lost it; returns how to end that. Never overwrites another one. */
export function keepPlatform(redis: Redis, identity: PlatformIdentity): () => void {
  const store = platformKey(redis);
  const keep = () => void store.write(identity).catch(() => undefined); // Away: it is kept the next time.
  const timer = setInterval(keep, keepMs);
  redis.on('ready', keep);
  keep();
  return () => {
    clearInterval(timer);
    redis.off('ready', keep);
  };
}
