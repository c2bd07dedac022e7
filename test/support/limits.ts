import { publishLimits } from '@cecochat/redis';
import { addressLimits, userLimits, type RateLimit, type RateLimits } from '@cecochat/runtime';
import type { Redis } from 'ioredis';

const unlimited: RateLimit = { rate: 1_000_000, burst: 10_000_000 };

const each = <Name extends string>(names: readonly Name[], limit: RateLimit) => Object.fromEntries(names.map((name) => [name, limit])) as Record<Name, RateLimit>;

/** Limits that nothing reaches: a few generated users do the work of many. */
export const unreachedLimits: RateLimits = { perUser: each(userLimits, unlimited), perAddress: each(addressLimits, unlimited), connectionsPerServer: 1_000_000 };

/** For a Redis that no operator publishes to. */
export const liftLimits = (redis: Redis): Promise<void> => publishLimits(redis, unreachedLimits);
