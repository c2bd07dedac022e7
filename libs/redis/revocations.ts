import { randomUUID } from 'node:crypto';
import { parseUserId, type UserId } from '@cecochat/contracts';
import type { AuditEntry } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import { channelOf, type RedisLogger } from './connect-redis.ts';
import { changedChannel, PublishedWatch } from './published-watch.ts';

/**
 * Tokens that ended before their time. `auth.revocations` is a hash: `user:<id>` has the time before which tokens of
 * the user were issued, `token:<jti>` when the token was ended, `session:<sid>` when all tokens of the session were
 * ended, in milliseconds since the Unix epoch. `auth.revocations.version` is another UUID after every change, so that
 * servers read the hash only then; a count would repeat itself in a Redis that was emptied.
 */
export const revocationKeys = { entries: 'auth.revocations', version: 'auth.revocations.version' } as const;

/** No token lives longer (CECOCHAT_TOKEN_MAX_SECONDS), so that nothing need be remembered for longer. */
const rememberedMs = 30 * 86_400_000;
/** The longest life of tokens that belong to a session, in seconds: `accounts` issues none that live longer. */
export const maxSessionTokenSeconds = 3_600;
/** People sign out often, so that their entries are remembered for no longer than they count. */
const sessionRememberedMs = 2 * maxSessionTokenSeconds * 1_000;
/** Entries beyond which old ones are removed, and beyond which no more are taken. */
const [manyEntries, maxEntries] = [10_000, 100_000];

export type Revocation = { readonly user: UserId } | { readonly tokenId: string } | { readonly sessionId: string };

/** Pure: whose tokens end, as an audit has it. */
export function endedBy(revocation: Revocation): Pick<AuditEntry, 'user' | 'token' | 'session'> {
  if ('user' in revocation) return revocation;
  return 'tokenId' in revocation ? { token: revocation.tokenId } : { session: revocation.sessionId };
}

/** The revoked tokens. */
export interface Revocations {
  /** Tokens of a user that were issued until then, in milliseconds since the Unix epoch, are not valid. */
  readonly users: ReadonlyMap<UserId, number>;
  /** Ids of tokens that are not valid, with when they were ended. */
  readonly tokens: ReadonlyMap<string, number>;
  /** Ids of sessions whose tokens are not valid, with when they were ended. */
  readonly sessions: ReadonlyMap<string, number>;
}

/**
 * Ends every token that a user has, one token, or those of a session; those who follow are notified. Rejects when Redis
 * does not take it.
 */
export async function revoke(redis: Redis, revocation: Revocation, nowMs: number): Promise<void> {
  const { entries, version } = revocationKeys;
  if ((await redis.hlen(entries)) >= manyEntries) await removeOld(redis, nowMs);
  const field = fieldOf(revocation);
  const results = await redis
    .multi()
    .hset(entries, field, nowMs)
    .set(version, randomUUID())
    .publish(channelOf(redis, changedChannel), '')
    .exec();
  const failed = results?.slice(0, 2).find(([error]) => error !== null)?.[0];
  if (failed || results === null) throw failed ?? new Error('redis did not take the revocation');
}

function fieldOf(revocation: Revocation): string {
  if ('user' in revocation) return `user:${revocation.user}`;
  return 'tokenId' in revocation ? `token:${revocation.tokenId}` : `session:${revocation.sessionId}`;
}

const rememberedFor = (field: string): number => (field.startsWith('session:') ? sessionRememberedMs : rememberedMs);

async function removeOld(redis: Redis, nowMs: number): Promise<void> {
  const all = await redis.hgetall(revocationKeys.entries);
  const old = Object.entries(all).filter(([field, atMs]) => !(Number(atMs) > nowMs - rememberedFor(field)))
    .map(([field]) => field);
  if (old.length > 0) await redis.hdel(revocationKeys.entries, ...old);
  if (Object.keys(all).length - old.length >= maxEntries)
    throw new Error(`${maxEntries} revocations are remembered: end the key of the tokens instead`);
}

/**
 * Follows the revocations. Known entries stay while Redis is unreachable, and when it comes back with fewer: an entry
 * is forgotten when no token can be that old.
 */
export function watchRevocations(options: WatchOptions): PublishedWatch<Revocations> {
  const { redis, logger, clock, onBad, pollMs } = options;
  let known: Revocations = { users: new Map(), tokens: new Map(), sessions: new Map() };
  let version: string | null = null;
  return new PublishedWatch<Revocations>({
    redis,
    logger,
    onBad,
    pollMs,
    name: 'the revocations',
    read: async () => {
      const published = await redis.get(revocationKeys.version);
      if (published === version) return undefined;
      const { bad, ...read } = parseEntries(await redis.hgetall(revocationKeys.entries));
      if (bad.length > 0) {
        onBad?.();
        logger.warn(
          { fields: bad.slice(0, 10), count: bad.length },
          `fields of ${revocationKeys.entries} in redis cannot be understood, passed over`,
        );
      }
      const since = clock() - rememberedMs;
      known = {
        users: merge(known.users, read.users, since), tokens: merge(known.tokens, read.tokens, since),
        sessions: merge(known.sessions, read.sessions, clock() - sessionRememberedMs),
      };
      version = published;
      return known;
    },
    accepts: () => true,
  });
}

interface WatchOptions {
  readonly redis: Redis;
  readonly logger: RedisLogger;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  readonly onBad?: (() => void) | undefined;
  readonly pollMs?: number | undefined;
}

/** One field that cannot be understood must not keep the others from being followed. */
function parseEntries(raw: Readonly<Record<string, string>>): Revocations & { readonly bad: readonly string[] } {
  const users = new Map<UserId, number>();
  const [tokens, sessions] = [new Map<string, number>(), new Map<string, number>()];
  const byKind = { token: tokens, session: sessions };
  const bad: string[] = [];
  for (const [field, text] of Object.entries(raw)) {
    const entry = /^\d{1,15}$/.test(text) ? readField(field) : undefined;
    if (entry === undefined) bad.push(field);
    else if (entry.kind === 'user') users.set(entry.user, Number(text));
    else byKind[entry.kind].set(entry.name, Number(text));
  }
  return { users, tokens, sessions, bad };
}

type Field =
  { readonly kind: 'user'; readonly user: UserId } | { readonly kind: 'token' | 'session'; readonly name: string };

/** Undefined for a field that cannot be understood. */
function readField(field: string): Field | undefined {
  const [, kind, name = ''] = /^(user|token|session):(.+)$/s.exec(field) ?? [];
  if (kind === 'token' || kind === 'session') return { kind, name };
  const user = kind === 'user' ? parseUserId(name) : undefined;
  return user && { kind: 'user', user };
}

function merge<Key>(
  known: ReadonlyMap<Key, number>, read: ReadonlyMap<Key, number>, sinceMs: number,
): ReadonlyMap<Key, number> {
  const merged = new Map([...known].filter(([, atMs]) => atMs > sinceMs));
  for (const [key, atMs] of read) merged.set(key, Math.max(atMs, merged.get(key) ?? 0));
  return merged;
}

/** The claims that a revocation is about. */
export interface RevocableToken {
  readonly user: UserId;
  /** Undefined for a token without the claim. */
  readonly issuedAtMs: number | undefined;
  readonly tokenId: string | undefined;
  readonly sessionId: string | undefined;
}

/**
 * Whether a token is revoked. Tokens count the time in seconds: one issued in the second of the revocation is not
 * valid, and neither is one without a time of issue.
 */
export function isRevoked(
  { users, tokens, sessions }: Revocations, { user, issuedAtMs = 0, tokenId, sessionId }: RevocableToken,
): boolean {
  const notBeforeMs = users.get(user);
  if (notBeforeMs !== undefined && issuedAtMs <= notBeforeMs) return true;
  return (tokenId !== undefined && tokens.has(tokenId)) || (sessionId !== undefined && sessions.has(sessionId));
}
