import type { Redis } from 'ioredis';
import type { RedisLogger } from './connect-redis.ts';
import { PublishedWatch } from './published-watch.ts';
import { readRouting, sameRouting, type Routing } from './routing.ts';

export type RoutingWatch = PublishedWatch<Routing>;

interface RoutingWatchOptions {
  readonly redis: Redis;
  readonly logger: RedisLogger;
  readonly onBad?: () => void;
  readonly pollMs?: number;
}

/** Follows the routing. Epochs only grow: an older routing than the known one is not taken. */
export function watchRouting(options: RoutingWatchOptions): RoutingWatch {
  return new PublishedWatch<Routing>({
    redis: options.redis,
    logger: options.logger,
    onBad: options.onBad,
    pollMs: options.pollMs,
    name: 'the routing',
    read: readRouting,
    accepts: (current, next) => current === undefined || (next.epoch >= current.epoch && !sameRouting(current, next)),
  });
}
