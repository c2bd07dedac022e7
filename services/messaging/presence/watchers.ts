import {
  cecochat, ChatError, encodePresence, isSamePresence, parseWatch, readPresence, type Partition, type Presence,
  type UserId, type UserPresence,
} from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import type { BlockReader, PartitionChannels, PresenceStore } from '@cecochat/redis';
import type { CallLimits } from '@cecochat/runtime';

const { Presence: PresenceFrame } = cecochat.v1;

/** A device that watches. */
export interface Watcher {
  readonly user: UserId;
  /** Writes a frame that may be lost; false where the device does not read as fast as frames come. */
  notify(frame: Buffer): boolean;
}

export interface WatchersParts {
  readonly partitionCount: () => number;
  readonly store: Pick<PresenceStore, 'of'>;
  readonly blocks: Pick<BlockReader, 'of'>;
  readonly channels: Pick<PartitionChannels, 'follow' | 'isReceiving'>;
  readonly limits: Pick<CallLimits, 'takeUser'>;
  /** A message of a channel cannot be read; it is passed over. */
  readonly onUnreadable: () => void;
}

/** Users of a list that cost one token. */
const usersOfToken = 64;
/** Entries of the lists of all devices together; some 100 MB. */
const maxEntries = 1_000_000;
const retryAfterMs = 5_000;
/**
 * All that is watched is read again in this many ticks: messages may have been lost. So are the blocks of each device.
 */
const refreshTicks = 600;
/** As long after Redis was away. */
const settleTicks = 50;
/** Devices that get all of their list in one tick. */
const catchUpsOfTick = 500;
/** Users of one read. */
const readAtOnce = 500;

const offline: Presence = { state: 'offline', lastSeenMs: undefined };

/** What a device watches. */
interface List {
  readonly users: ReadonlySet<UserId>;
  /** Those who block the user of the device: they look as if they were never there. Undefined until it was read. */
  hidden: ReadonlySet<UserId> | undefined;
  isReading: boolean;
}

interface Watched {
  /** Undefined until it was read. */
  presence: Presence | undefined;
  readonly watchers: Set<Watcher>;
}

interface WatchedPartition {
  readonly users: Map<UserId, Watched>;
  /** Users whose presence came by the channel while it is read: the read may be older. Undefined while none is read. */
  changed: Set<UserId> | undefined;
  refreshIn: number;
}

/**
 * What the devices of this server watch: reads it from Redis, and follows it by the channels of the partitions that are
 * watched.
 */
export class Watchers {
  readonly #parts: WatchersParts;
  readonly #partitions = new Map<Partition, WatchedPartition>();
  readonly #lists = new Map<Watcher, List>();
  /** Devices that lack something: they get all of their list. */
  readonly #behind = new Set<Watcher>();
  #entries = 0;
  /** The devices whose blocks are read again next. */
  #unchecked: Watcher[] = [];

  constructor(parts: WatchersParts) {
    this.#parts = parts;
  }

  get entries(): number {
    return this.#entries;
  }

  /** Takes the list of a device, in place of the one before. Throws a ChatError: then that one stays. */
  watch(wire: cecochat.v1.IWatch, watcher: Watcher): void {
    const users = parseWatch(wire);
    this.#parts.limits.takeUser('pages', watcher.user, Math.max(1, Math.ceil(users.size / usersOfToken)));
    const before = this.#lists.get(watcher)?.users.size ?? 0;
    if (this.#entries - before + users.size > maxEntries)
      throw new ChatError('overloaded', `${maxEntries} users are watched on this server`, {
        field: 'watch', retryAfterMs,
      });
    this.remove(watcher);
    for (const user of users) this.#entryOf(user).watchers.add(watcher);
    this.#entries += users.size;
    this.#lists.set(watcher, { users, hidden: undefined, isReading: false });
    this.#behind.add(watcher);
    void this.#readBlocks(watcher);
    this.#follow();
  }

  /** The device is gone. */
  remove(watcher: Watcher): void {
    const list = this.#lists.get(watcher);
    if (list === undefined) return;
    this.#lists.delete(watcher);
    this.#behind.delete(watcher);
    this.#entries -= list.users.size;
    for (const user of list.users) {
      const { users: watched } = this.#partitionOf(user);
      const entry = watched.get(user);
      entry?.watchers.delete(watcher);
      if (entry?.watchers.size === 0) watched.delete(user);
    }
  }

  /** Takes a message of the channel of a partition. */
  take(partition: Partition, message: Buffer): void {
    let changes: readonly UserPresence[];
    try {
      changes = readPresence(PresenceFrame.decode(message));
    } catch {
      this.#parts.onUnreadable();
      return;
    }
    const watched = this.#partitions.get(partition);
    for (const { user, ...presence } of changes) {
      const entry = watched?.users.get(user);
      if (entry === undefined) continue;
      watched?.changed?.add(user);
      this.#change(user, entry, presence as Presence);
    }
  }

  /**
   * Messages may have been lost: everything is read again, once servers have had time to write what Redis may have
   * lost.
   */
  refresh(): void {
    for (const watched of this.#partitions.values()) watched.refreshIn = settleTicks;
  }

  /** To be called some times a second. */
  tick(): void {
    for (const [partition, watched] of this.#partitions) {
      if (watched.users.size === 0) this.#partitions.delete(partition);
      else this.#look(partition, watched);
    }
    this.#follow();
    this.#checkBlocks();
    for (const watcher of [...this.#behind].slice(0, catchUpsOfTick)) this.#catchUp(watcher);
  }

  #follow(): void {
    this.#parts.channels.follow(new Set(this.#partitions.keys()));
  }

  #look(partition: Partition, watched: WatchedPartition): void {
    if (watched.changed !== undefined || !this.#parts.channels.isReceiving(partition)) return;
    const isDue = watched.refreshIn-- <= 0;
    const users = [...watched.users]
      .filter(([, { presence }]) => isDue || presence === undefined)
      .map(([user]) => user);
    if (isDue) watched.refreshIn = refreshTicks;
    if (users.length === 0) return;
    watched.changed = new Set();
    this.#read(partition, watched, users)
      .catch(() => (watched.refreshIn = settleTicks)) // Redis is away.
      .finally(() => (watched.changed = undefined));
  }

  async #read(
    partition: Partition,
    { users: entries, changed }: WatchedPartition,
    users: readonly UserId[],
  ): Promise<void> {
    for (let from = 0; from < users.length; from += readAtOnce) {
      const some = users.slice(from, from + readAtOnce);
      const read = await this.#parts.store.of(partition, some);
      for (const [index, user] of some.entries()) {
        const [entry, presence] = [entries.get(user), read[index]];
        if (entry !== undefined && presence !== undefined && changed?.has(user) !== true)
          this.#change(user, entry, presence);
      }
    }
  }

  /** Reads the blocks of some devices again, so that all have their turn in `refreshTicks`. */
  #checkBlocks(): void {
    if (this.#unchecked.length === 0) this.#unchecked = [...this.#lists.keys()];
    const count = Math.ceil(this.#lists.size / refreshTicks);
    for (const watcher of this.#unchecked.splice(-count, count)) void this.#readBlocks(watcher);
  }

  async #readBlocks(watcher: Watcher): Promise<void> {
    const list = this.#lists.get(watcher);
    if (list === undefined || list.isReading) return;
    const users = [...list.users];
    list.isReading = true;
    const { sinceMs, unknown } = await this.#parts.blocks.of(
      users.map((receiver) => ({ receiver, sender: watcher.user })),
    );
    list.isReading = false;
    if (unknown > 0) return; // It stays as it was until the next turn.
    const hidden = new Set(users.filter((_user, index) => sinceMs[index] !== undefined));
    const isNews = list.hidden !== undefined && !isEqual(list.hidden, hidden);
    list.hidden = hidden;
    if (isNews && this.#lists.get(watcher) === list) this.#behind.add(watcher);
  }

  #change(user: UserId, entry: Watched, presence: Presence): void {
    if (isSamePresence(entry.presence, presence)) return;
    entry.presence = presence;
    const frame = encodePresence([{ user, ...presence }]);
    for (const watcher of entry.watchers) {
      if (this.#behind.has(watcher) || this.#lists.get(watcher)?.hidden?.has(user) === true) continue;
      if (!watcher.notify(frame)) this.#behind.add(watcher);
    }
  }

  /**
   * Writes all of the list of a device once all of it is known, and the device reads; until then it waits behind the
   * others.
   */
  #catchUp(watcher: Watcher): void {
    this.#behind.delete(watcher);
    this.#behind.add(watcher);
    const list = this.#lists.get(watcher);
    if (list?.hidden === undefined) {
      void this.#readBlocks(watcher);
      return;
    }
    const all: UserPresence[] = [];
    for (const user of list.users) {
      const presence = this.#partitionOf(user).users.get(user)?.presence;
      if (presence === undefined) return;
      all.push({ user, ...(list.hidden.has(user) ? offline : presence) });
    }
    if (watcher.notify(encodePresence(all))) this.#behind.delete(watcher);
  }

  #entryOf(user: UserId): Watched {
    const { users } = this.#partitionOf(user);
    const entry = users.get(user) ?? { presence: undefined, watchers: new Set() };
    users.set(user, entry);
    return entry;
  }

  #partitionOf(user: UserId): WatchedPartition {
    const partition = partitionOf(user, this.#parts.partitionCount());
    const known = this.#partitions.get(partition);
    if (known !== undefined) return known;
    const made: WatchedPartition = { users: new Map(), changed: undefined, refreshIn: refreshTicks };
    this.#partitions.set(partition, made);
    return made;
  }
}

const isEqual = (some: ReadonlySet<UserId>, others: ReadonlySet<UserId>): boolean =>
  some.size === others.size && [...some].every((user) => others.has(user));
