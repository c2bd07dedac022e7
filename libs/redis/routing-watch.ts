import { readFile } from 'node:fs/promises';
import type { Redis } from 'ioredis';
import type { RedisLogger } from './connect-redis.ts';
import { BadValue, PublishedWatch } from './published-watch.ts';
import { canFollow, parseRoutingCopy, readRouting, routingKeys, type Routing } from './routing.ts';

export type RoutingWatch = PublishedWatch<Routing>;

interface RoutingWatchOptions {
  readonly redis: Redis;
  readonly logger: RedisLogger;
  readonly onBad?: () => void;
  readonly pollMs?: number;
  /** Path of a file with a copy of the routing, which counts until Redis has given one; it may be missing. */
  readonly copyFile?: string | undefined;
}

/** Follows the routing. Epochs only grow, and each has one content: a routing without a higher epoch is ignored. */
export function watchRouting(options: RoutingWatchOptions): RoutingWatch {
  const { redis, copyFile } = options;
  return new PublishedWatch<Routing>({
    redis,
    logger: options.logger,
    onBad: options.onBad,
    pollMs: options.pollMs,
    name: 'the routing',
    read: readRouting,
    accepts,
    readCopy: copyFile === undefined ? undefined : () => readCopy(redis, copyFile),
  });
}

async function readCopy(redis: Redis, path: string): Promise<Routing | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return undefined; // None was made yet.
    throw error;
  });
  return text === undefined ? undefined : parseRoutingCopy(redis, text);
}

function accepts(current: Routing | undefined, next: Routing): boolean {
  if (current === undefined) return true;
  const [known, told] = [current.partitionCount, next.partitionCount];
  // Users would be looked for in other partitions than those that hold their events.
  if (told !== known)
    throw new BadValue(`${routingKeys.partitionCount}: is ${told} instead of ${known}, which cannot change`);
  if (!canFollow(next.epoch, current.epoch))
    throw new BadValue(`${routingKeys.epoch}: ${next.epoch} is too far above ${current.epoch} to be its successor`);
  return next.epoch > current.epoch;
}
