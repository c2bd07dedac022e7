import type { Redis } from 'ioredis';

/** What a key holds, or why it cannot be read: it is of another type. */
export type Reply = readonly [error: Error | null, value: unknown];

/** How a key is read: a string, or null; or a hash, empty where there is none. */
export interface KeyRead {
  readonly key: string;
  readonly as: 'string' | 'hash';
}

/*
 * Reads keys at one moment. A script and not MULTI: a Redis that is full refuses every command after MULTI, also reads.
 * ARGV: the command for each key. An error of one key is its reply.
 */
const script = `
local replies = {}
for at, key in ipairs(KEYS) do replies[at] = redis.pcall(ARGV[at], key) end
return replies
`;

/** Reads keys at one moment; replies in their order. Rejects when Redis does not answer. */
export async function readKeys(redis: Redis, reads: readonly KeyRead[]): Promise<readonly Reply[]> {
  const keys = reads.map(({ key }) => key);
  const commands = reads.map(({ as }) => (as === 'string' ? 'GET' : 'HGETALL'));
  const replies = (await redis.eval(script, keys.length, ...keys, ...commands)) as readonly unknown[];
  return reads.map(({ as }, at): Reply => {
    const reply = replies[at] ?? null;
    if (Error.isError(reply)) return [reply, undefined];
    return [null, as === 'hash' ? toRecord(reply) : reply];
  });
}

/** Reads a key that holds a string; null where there is none. Rejects when Redis does not answer. */
export async function readKey(redis: Redis, key: string): Promise<Reply> {
  const [reply = [null, null]] = await readKeys(redis, [{ key, as: 'string' }]);
  return reply;
}

/** Redis lists the fields of a hash and their values by turns. */
function toRecord(reply: unknown): Record<string, unknown> {
  const flat = Array.isArray(reply) ? reply : [];
  const record: Record<string, unknown> = {};
  for (let at = 0; at < flat.length; at += 2) record[String(flat[at])] = flat[at + 1];
  return record;
}
