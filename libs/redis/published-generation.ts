import { maxGeneration } from '@cecochat/contracts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { channelOf } from './connect-redis.ts';
import { BadValue, changedChannel, parseReply, PublishedWatch, type FollowOptions } from './published-watch.ts';
import { readKey } from './read-keys.ts';

/** The generation of the log, for messaging servers: Cassandra, which they do not see, has the one that counts. */
export const generationKey = 'log.generation';

/** One that is further above the other was made up: the log does not begin again that often. */
const maxGenerationStep = 16;

const generation = z.coerce.number().int().min(0).max(maxGeneration);

/** Undefined when none is published. Throws a BadValue that names the key and the rule. */
export async function readPublishedGeneration(redis: Redis): Promise<number | undefined> {
  return parseReply(generationKey, generation, await readKey(redis, generationKey));
}

export async function publishGeneration(redis: Redis, value: number): Promise<void> {
  await redis.multi().set(generationKey, value).publish(channelOf(redis, changedChannel), '').exec();
}

export type AgreedGeneration =
  | { readonly kind: 'agreed' }
  /** Redis has none, an older one, or something that is none. */
  | { readonly kind: 'publish' }
  /** Cassandra has lost the generations up to this one. */
  | { readonly kind: 'raise'; readonly to: number };

/** Pure: how to reconcile the generation in Cassandra with that in Redis, undefined where it is invalid or missing. */
export function agreeOnGeneration(inCassandra: number, inRedis: number | undefined): AgreedGeneration {
  if (inRedis === inCassandra) return { kind: 'agreed' };
  if (inRedis === undefined || inRedis < inCassandra || inRedis > inCassandra + maxGenerationStep)
    return { kind: 'publish' };
  return { kind: 'raise', to: inRedis };
}

/** Follows the generation: it only grows. */
export function watchGeneration(options: FollowOptions): PublishedWatch<number> {
  return new PublishedWatch<number>({
    ...options,
    name: 'the generation of the log',
    read: readPublishedGeneration,
    accepts: (current, next) => {
      if (current === undefined) return true;
      if (next > current + maxGenerationStep)
        throw new BadValue(`${generationKey}: ${next} is too far above ${current} to come after it`);
      return next > current;
    },
  });
}
