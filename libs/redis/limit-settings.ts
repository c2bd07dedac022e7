import { addressLimits, defaultRateLimits, userLimits, type RateLimit, type RateLimits } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { channelOf } from './connect-redis.ts';
import { BadValue, changedChannel, parseReply, PublishedWatch, type FollowOptions } from './published-watch.ts';
import { readKeys } from './read-keys.ts';

/** A hash with a field for each number, such as `perUser.sends.rate`; a field that is not there has its default. */
export const limitsKey = 'limits';

export const rateRange = { min: 1, max: 1_000_000 } as const;
export const burstRange = { min: 1, max: 10_000_000 } as const;
export const connectionsRange = { min: 1, max: 1_000_000 } as const;

const count = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.coerce.number().int().min(min).max(max);
const fields = z.record(z.string(), z.string());

export async function publishLimits(redis: Redis, settings: RateLimits): Promise<void> {
  const results = await redis
    .multi()
    .del(limitsKey)
    .hset(limitsKey, flatten(settings))
    .publish(channelOf(redis, changedChannel), '')
    .exec();
  const failed = results?.slice(0, 2).find(([error]) => error !== null)?.[0];
  if (failed || results === null) throw failed ?? new Error('redis did not take the limits');
}

/** Reads the limits; undefined when none are published. Throws a BadValue that names the key and the field. */
export async function readLimits(redis: Redis): Promise<RateLimits | undefined> {
  const [reply = [null, {}]] = await readKeys(redis, [{ key: limitsKey, as: 'hash' }]);
  const raw = parseReply(limitsKey, fields, reply) ?? {};
  if (Object.keys(raw).length === 0) return undefined;
  const number = (field: string, range: { readonly min: number; readonly max: number }, fallback: number): number => {
    if (raw[field] === undefined) return fallback;
    const parsed = count(range).safeParse(raw[field] === '' ? undefined : raw[field]);
    if (!parsed.success) throw new BadValue(`${limitsKey} ${field}: ${parsed.error.issues[0]?.message}`);
    return parsed.data;
  };
  const limit = (name: string, { rate, burst }: RateLimit): RateLimit => ({
    rate: number(`${name}.rate`, rateRange, rate), burst: number(`${name}.burst`, burstRange, burst),
  });
  return {
    perUser: mapLimits(userLimits, (call) => limit(`perUser.${call}`, defaultRateLimits.perUser[call])),
    perAddress: mapLimits(addressLimits, (call) => limit(`perAddress.${call}`, defaultRateLimits.perAddress[call])),
    connectionsPerServer: number('connectionsPerServer', connectionsRange, defaultRateLimits.connectionsPerServer),
  };
}

/** All their numbers: the same for the same limits. */
export const describeLimits = (settings: RateLimits): string => JSON.stringify(flatten(settings));

/** Follows the limits; calls `apply` with each new ones. */
export function watchLimits(options: FollowOptions, apply: (limits: RateLimits) => void): PublishedWatch<RateLimits> {
  const watch = new PublishedWatch<RateLimits>({
    ...options, name: 'the limits', read: readLimits,
    accepts: (current, next) => current === undefined || describeLimits(current) !== describeLimits(next),
  });
  watch.onChange(apply);
  return watch;
}

function flatten({ perUser, perAddress, connectionsPerServer }: RateLimits): Record<string, number> {
  const flat: Record<string, number> = {};
  const add = (name: string, { rate, burst }: RateLimit) =>
    Object.assign(flat, { [`${name}.rate`]: rate, [`${name}.burst`]: burst });
  for (const call of userLimits) add(`perUser.${call}`, perUser[call]);
  for (const call of addressLimits) add(`perAddress.${call}`, perAddress[call]);
  return { ...flat, connectionsPerServer };
}

const mapLimits = <Name extends string>(
  names: readonly Name[],
  of: (name: Name) => RateLimit,
): Record<Name, RateLimit> => Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, RateLimit>;
