import { canFollow, publishRouting, routingKeys, type Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { VersionConflict } from '@cecochat/runtime';

interface PublishLogger {
  warn(details: object, message: string): void;
}

/**
 * As `publishCommitted`, also to the Redis of older servers while they are replaced. Does not wait for those: they may
 * be gone.
 */
export async function publishEverywhere(
  [redis, ...others]: readonly [Redis, ...Redis[]], routing: Routing, logger: PublishLogger,
): Promise<void> {
  const elsewhere = others
    .filter(({ status }) => status === 'ready')
    .map((other) => publishCommitted(other, routing, logger));
  await publishCommitted(redis, routing, logger);
  await Promise.allSettled(elsewhere);
}

/**
 * Publishes a routing. Throws a VersionConflict when a later one is there already. Deletes an epoch in Redis that is
 * far above every committed one: no operator committed it.
 */
export async function publishCommitted(redis: Redis, routing: Routing, logger: PublishLogger): Promise<void> {
  const held = await publishRouting(redis, routing);
  if (held === routing.epoch) return;
  if (canFollow(held, routing.epoch))
    throw new VersionConflict(`redis has epoch ${held} already, not ${routing.epoch}`);
  logger.warn({ epoch: held }, 'redis has an epoch that somebody made up, it is thrown away');
  await redis.del(routingKeys.epoch);
  await publishRouting(redis, routing);
}
