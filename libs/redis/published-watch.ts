import type { Redis } from 'ioredis';
import type { RedisLogger } from './connect-redis.ts';

/** The operator publishes on this channel after every change: "look now". */
export const changedChannel = 'partitioning.changed';

const defaultPollMs = 1_000;

export interface WatchOptions<T> {
  readonly redis: Redis;
  readonly logger: RedisLogger;
  /** What is watched, for the log. */
  readonly name: string;
  /** Reads the present value; undefined when nothing is published. Throws a `BadValue` for what cannot be understood. */
  readonly read: (redis: Redis) => Promise<T | undefined>;
  /** Whether `next` replaces `current`. Throws a `BadValue` when the one cannot follow the other. */
  readonly accepts: (current: T | undefined, next: T) => boolean;
  /** Called each time a published value cannot be understood, for a metric. */
  readonly onBad?: (() => void) | undefined;
  /** Bound on how long a change goes unnoticed when its notification is lost. */
  readonly pollMs?: number | undefined;
}

/** What somebody wrote into Redis cannot be understood; the message names the key and the rule. */
export class BadValue extends Error {
  override readonly name = 'BadValue';
}

/**
 * Follows a value that the operator publishes in Redis, by notification and by polling. Keeps the last good one while
 * Redis is away, empty or holds garbage.
 */
export class PublishedWatch<T> {
  readonly #options: WatchOptions<T>;
  readonly #listeners = new Set<(value: T) => void>();
  readonly #subscriber: Redis;
  #current: T | undefined;
  #lastComplaint = '';
  #timer: NodeJS.Timeout | undefined;
  #isSubscribed = false;
  #reading: Promise<boolean> | undefined;
  #readAgain = false;

  constructor(options: WatchOptions<T>) {
    this.#options = options;
    this.#subscriber = options.redis.duplicate({ autoResubscribe: false, lazyConnect: true, commandTimeout: 0 });
  }

  /** Begins to follow; resolves after the first attempt to read, whether or not that found a value. */
  async start(): Promise<void> {
    this.#subscriber.on('error', () => undefined); // The main client reports that Redis is away.
    this.#subscriber.on('message', () => void this.refresh());
    this.#subscriber.on('close', () => (this.#isSubscribed = false));
    this.#subscriber.on('ready', () => this.#look());
    this.#subscriber.connect().catch(() => undefined); // Goes on trying by itself; polling covers until then.
    this.#timer = setInterval(() => this.#look(), this.#options.pollMs ?? defaultPollMs);
    await this.refresh();
  }

  /** Looks, and sees to it that the next change is heard of: what could not be subscribed to before may be by now. */
  #look(): void {
    void this.refresh();
    if (this.#isSubscribed || this.#subscriber.status !== 'ready') return;
    this.#subscriber.subscribe(changedChannel).then(() => (this.#isSubscribed = true), () => undefined);
  }

  current(): T | undefined {
    return this.#current;
  }

  /** Calls the listener with every new value, and at once with the present one; returns how to end that. */
  onChange(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    if (this.#current !== undefined) listener(this.#current);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#listeners.clear();
    this.#subscriber.disconnect();
  }

  /** Looks now, whatever was looked at before; resolves with whether the value could be read. Never rejects. */
  refresh(): Promise<boolean> {
    this.#readAgain = true;
    this.#reading ??= this.#readUntilQuiet().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readUntilQuiet(): Promise<boolean> {
    let isRead = false;
    while (this.#readAgain) {
      this.#readAgain = false;
      isRead = await this.#read();
    }
    return isRead;
  }

  async #read(): Promise<boolean> {
    try {
      const next = await this.#options.read(this.#options.redis);
      this.#lastComplaint = '';
      if (next === undefined || !this.#options.accepts(this.#current, next)) return true;
      this.#current = next;
      for (const listener of this.#listeners) listener(next);
      return true;
    } catch (error) {
      if (error instanceof BadValue) this.#complain(error);
      return false;
    }
  }

  #complain(error: BadValue): void {
    this.#options.onBad?.();
    if (error.message === this.#lastComplaint) return;
    this.#lastComplaint = error.message;
    this.#options.logger.warn({ reason: error.message }, `${this.#options.name} in redis cannot be understood, keeping the last good one`);
  }
}
