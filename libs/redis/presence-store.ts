import type { Partition, Presence, UserId, UserPresence } from '@cecochat/contracts';
import type { ChainableCommander, Redis } from 'ioredis';

/** A hash for each partition: its users who are there, by decimal id, each with `online` or `idle`. */
const hashOf = (partition: Partition): string => `presence.${partition}`;
/** A key for each user who was there, until it expires: when that was, in milliseconds since 1970. */
const seenKeyOf = (user: UserId): string => `presence.seen.${user}`;

/** For how long it is remembered when a user was there. */
const seenMs = 7 * 86_400_000;

export type PresentState = 'online' | 'idle';

const isPresent = (text: string | null | undefined): text is PresentState => text === 'online' || text === 'idle';

/**
 * Who is there, in Redis, so that it outlives the server of a partition. The server of a partition alone writes it.
 * Each call rejects where Redis does not take it.
 */
export class PresenceStore {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  /** The users of a partition who are there. Entries that cannot be read are left out. */
  async present(partition: Partition): Promise<ReadonlyMap<UserId, PresentState>> {
    const present = new Map<UserId, PresentState>();
    for (const [user, state] of Object.entries(await this.#redis.hgetall(hashOf(partition)))) {
      if (/^[1-9][0-9]{0,18}$/.test(user) && isPresent(state)) present.set(BigInt(user) as UserId, state);
    }
    return present;
  }

  /** The presence of users of a partition, in their order. */
  async of(partition: Partition, users: readonly UserId[]): Promise<readonly Presence[]> {
    if (users.length === 0) return [];
    const states = await this.#redis.hmget(hashOf(partition), ...users.map(String));
    const away = users.filter((_user, index) => !isPresent(states[index]));
    const seen = away.length === 0 ? [] : await this.#redis.mget(away.map(seenKeyOf));
    const seenOf = new Map(away.map((user, index) => [user, Number(seen[index] ?? Number.NaN)]));
    return users.map((user, index) => {
      const state = states[index];
      if (isPresent(state)) return { state };
      const lastSeenMs = seenOf.get(user);
      return { state: 'offline', lastSeenMs: Number.isSafeInteger(lastSeenMs) ? lastSeenMs : undefined };
    });
  }

  /** Writes changes of users of a partition. */
  async write(partition: Partition, changes: readonly UserPresence[]): Promise<void> {
    const pipeline = this.#redis.pipeline();
    const [there, away] = [changes.filter(isThere), changes.filter((change) => !isThere(change))];
    setPresent(pipeline, partition, there.map(({ user, state }) => [user, state]));
    if (away.length > 0) pipeline.hdel(hashOf(partition), ...away.map(({ user }) => String(user)));
    for (const change of away) {
      if (change.state === 'offline' && change.lastSeenMs !== undefined) {
        pipeline.set(seenKeyOf(change.user), change.lastSeenMs, 'PX', seenMs);
      } else pipeline.del(seenKeyOf(change.user));
    }
    await execute(pipeline);
  }

  /** Writes all users of a partition who are there, in place of those that are written. */
  async rewrite(partition: Partition, present: Iterable<readonly [UserId, PresentState]>): Promise<void> {
    const pipeline = this.#redis.pipeline();
    pipeline.del(hashOf(partition));
    setPresent(pipeline, partition, [...present]);
    await execute(pipeline);
  }
}

const isThere = (change: UserPresence): change is UserPresence & { readonly state: PresentState } =>
  change.state !== 'offline';

function setPresent(
  pipeline: ChainableCommander,
  partition: Partition,
  present: readonly (readonly [UserId, PresentState])[],
): void {
  if (present.length > 0)
    pipeline.hset(hashOf(partition), Object.fromEntries(present.map(([user, state]) => [String(user), state])));
}

async function execute(pipeline: ChainableCommander): Promise<void> {
  const failed = (await pipeline.exec())?.find(([error]) => error !== null)?.[0];
  if (failed) throw failed;
}
