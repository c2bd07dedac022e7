import type { UserId } from '@cecochat/contracts';
import type { Redis } from 'ioredis';

/**
 * Whose messages a user does not take: a hash with a field `<user>:<other>`, or `<user>:*` for those of all others, and
 * since when, in milliseconds since the Unix epoch. `accounts` writes it from its tables, and again for a Redis that
 * lost it; the field `complete` is there once it has all.
 */
export const blocksKey = 'accounts.blocks';
const complete = 'complete';

/**
 * A block counts from then on, in milliseconds. A server that assigns an id to a send at that time reads the block for
 * certain, so that all attempts of a send have the same outcome.
 */
export const blockDelayMs = 1_000;

/** Messages of a user to another one; of all users where the sender is undefined. */
export interface BlockedPair {
  readonly receiver: UserId;
  readonly sender: UserId | undefined;
}

const fieldOf = ({ receiver, sender }: BlockedPair): string => `${receiver}:${sender ?? '*'}`;

/** Writes a block; one that is there stays as it is. Rejects when Redis does not take it. */
export async function publishBlock(redis: Redis, pair: BlockedPair, nowMs: number): Promise<void> {
  await redis.hsetnx(blocksKey, fieldOf(pair), nowMs + blockDelayMs);
}

export async function withdrawBlock(redis: Redis, pair: BlockedPair): Promise<void> {
  await redis.hdel(blocksKey, fieldOf(pair));
}

/** Whether Redis has all blocks. */
export const hasAllBlocks = async (redis: Redis): Promise<boolean> => (await redis.hexists(blocksKey, complete)) === 1;

export async function markBlocksComplete(redis: Redis): Promise<void> {
  await redis.hset(blocksKey, complete, 1);
}

/** Since when a message of each sender is not taken by the receiver; undefined where it is taken. */
export async function readBlocks(
  redis: Redis,
  pairs: readonly Required<BlockedPair>[],
): Promise<(number | undefined)[]> {
  if (pairs.length === 0) return [];
  const fields = pairs.flatMap((pair) => [fieldOf(pair), fieldOf({ ...pair, sender: undefined })]);
  const found = (await redis.hmget(blocksKey, ...fields)).map((text) =>
    text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined,
  );
  return pairs.map((_pair, index) => earlier(found[2 * index], found[2 * index + 1]));
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
