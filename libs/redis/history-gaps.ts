import type { Redis } from 'ioredis';
import { z } from 'zod';
import { readKey } from './read-keys.ts';

/** What history lacks, for the operator, which does not see Cassandra. Written by history. */
const key = 'history.gaps';

const count = z.number().int().min(0);
const schema = z.object({
  /** Partitions with gaps, and those of them that got one within the last day. */
  partitions: count,
  recent: count,
  /** Of the recent ones those where the log is another one than before. */
  replaced: count,
  /** When the youngest was noticed, in milliseconds of Unix time; 0 when there is none. */
  latestMs: count,
  /** Generation of the log. */
  generation: count,
});

export type HistoryGaps = z.infer<typeof schema>;

export async function publishHistoryGaps(redis: Redis, gaps: HistoryGaps): Promise<void> {
  await redis.set(key, JSON.stringify(gaps));
}

/** Undefined while history has not written it, or when it is not understood: history writes it again. */
export async function readHistoryGaps(redis: Redis): Promise<HistoryGaps | undefined> {
  const [error, text] = await readKey(redis, key);
  if (error !== null) return undefined; // A key of another type.
  try {
    return schema.safeParse(JSON.parse(String(text))).data;
  } catch {
    return undefined;
  }
}
