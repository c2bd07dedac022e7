import { canFollow, publishRouting, routingKeys, type Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { VersionConflict } from '../reconcile/index.ts';

interface PublishLogger {
  warn(details: object, message: string): void;
}

/**
 * Publishes a routing. Throws a VersionConflict when a later one is there already. An epoch in Redis that is far above every
 * one that was committed is no epoch of ours, and is thrown away.
 */
export async function publishCommitted(redis: Redis, routing: Routing, logger: PublishLogger): Promise<void> {
  const held = await publishRouting(redis, routing);
  if (held === routing.epoch) return;
  if (canFollow(held, routing.epoch)) throw new VersionConflict(`redis has epoch ${held} already, not ${routing.epoch}`);
  logger.warn({ epoch: held }, 'redis has an epoch that somebody made up, it is thrown away');
  await redis.del(routingKeys.epoch);
  await publishRouting(redis, routing);
}
