import { Listeners } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { z } from 'zod';
import { channelOf, type RedisLogger } from './connect-redis.ts';
import type { Reply } from './read-keys.ts';

/** The operator publishes on this channel, with the prefix of the platform, after every change: "look now". */
export const changedChannel = 'partitioning.changed';

const defaultPollMs = 1_000;

/** How a published value is followed, whichever it is. */
export interface FollowOptions {
  readonly redis: Redis;
  readonly logger: RedisLogger;
  /** Called each time a published value cannot be understood, for a metric. */
  readonly onBad?: (() => void) | undefined;
  /** Bound on how long a change goes unnoticed when its notification is lost. */
  readonly pollMs?: number | undefined;
}

export interface WatchOptions<T> extends FollowOptions {
  /** The name of the value, for the log. */
  readonly name: string;
  /**
   * Reads the present value; undefined when nothing is published. Throws a `BadValue` for what cannot be understood.
   */
  readonly read: (redis: Redis) => Promise<T | undefined>;
  /** Whether `next` replaces `current`. Throws a `BadValue` when the one cannot follow the other. */
  readonly accepts: (current: T | undefined, next: T) => boolean;
  /**
   * Reads a copy of the value from elsewhere, which counts until Redis has given a value; undefined when there is none.
   * Throws a `BadValue` for what cannot be understood.
   */
  readonly readCopy?: (() => Promise<T | undefined>) | undefined;
}

/** A value in Redis is invalid; the message names the key and the rule. */
export class BadValue extends Error {
  override readonly name = 'BadValue';
}

/** The value of a key; undefined where there is none. Throws a BadValue that names the key. */
export function parseReply<T>(key: string, schema: z.ZodType<T>, [error, value]: Reply): T | undefined {
  if (error !== null) throw new BadValue(`${key}: ${error.message}`);
  if (value === null) return undefined;
  const parsed = schema.safeParse(value === '' ? undefined : value);
  if (!parsed.success) throw new BadValue(`${key}: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
}

/**
 * Follows a value that the operator publishes in Redis, by notification and by polling. Keeps the last good one while
 * Redis is unreachable, empty or holds garbage; a copy from elsewhere counts until there was one.
 */
export class PublishedWatch<T> {
  readonly #options: WatchOptions<T>;
  readonly #listeners: Listeners<T>;
  readonly #subscriber: Redis;
  #current: T | undefined;
  #lastComplaint = '';
  #lastCopyComplaint = '';
  #timer: NodeJS.Timeout | undefined;
  #isSubscribed = false;
  #reading: Promise<boolean> | undefined;
  #readAgain = false;
  /** Whether Redis has ever given a value. */
  #isFromRedis = false;

  constructor(options: WatchOptions<T>) {
    this.#options = options;
    this.#listeners = new Listeners((error) =>
      options.logger.warn({ err: error }, `a listener of ${options.name} failed`),
    );
    this.#subscriber = options.redis.duplicate({ autoResubscribe: false, lazyConnect: true });
  }

  /** Begins to follow; resolves after the first attempt to read, whether or not that found a value. */
  async start(): Promise<void> {
    this.#subscriber.on('error', () => undefined); // The main client logs that Redis is unreachable.
    this.#subscriber.on('message', () => void this.refresh());
    this.#subscriber.on('close', () => (this.#isSubscribed = false));
    this.#subscriber.on('ready', () => this.#look());
    this.#subscriber.connect().catch(() => undefined); // Retries by itself; polling covers until then.
    this.#timer = setInterval(() => this.#look(), this.#options.pollMs ?? defaultPollMs);
    await this.refresh();
  }

  /** Reads the value, and subscribes to changes where an earlier subscription failed. */
  #look(): void {
    void this.refresh();
    if (this.#isSubscribed || this.#subscriber.status !== 'ready') return;
    this.#subscriber.subscribe(channelOf(this.#subscriber, changedChannel)).then(
      () => (this.#isSubscribed = true), () => undefined,
    );
  }

  current(): T | undefined {
    return this.#current;
  }

  /** Calls the listener with every new value, and at once with the present one; returns how to end that. */
  onChange(listener: (value: T) => void): () => void {
    const remove = this.#listeners.add(listener);
    if (this.#current !== undefined) listener(this.#current);
    return remove;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#listeners.clear();
    this.#subscriber.disconnect();
  }

  /** Reads the value again now; resolves with whether it could be read. Never rejects. */
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
      if (next !== undefined) this.#take(next);
      this.#isFromRedis ||= next !== undefined;
      if (!this.#isFromRedis) await this.#readCopy();
      return true;
    } catch (error) {
      if (error instanceof BadValue) this.#complain(error);
      if (!this.#isFromRedis) await this.#readCopy();
      return false;
    }
  }

  #take(next: T): boolean {
    if (!this.#options.accepts(this.#current, next)) return false;
    this.#current = next;
    this.#listeners.notify(next);
    return true;
  }

  async #readCopy(): Promise<void> {
    const { readCopy, logger, name } = this.#options;
    try {
      const copy = await readCopy?.();
      if (copy !== undefined && this.#take(copy)) logger.warn({}, `${name} is that of a copy, until redis gives one`);
    } catch (error) {
      const reason = Error.isError(error) ? error.message : String(error);
      if (reason === this.#lastCopyComplaint) return;
      this.#lastCopyComplaint = reason;
      logger.warn({ reason }, `the copy of ${name} cannot be used`);
    }
  }

  #complain(error: BadValue): void {
    this.#options.onBad?.();
    if (error.message === this.#lastComplaint) return;
    this.#lastComplaint = error.message;
    this.#options.logger.warn(
      { reason: error.message }, `${this.#options.name} in redis cannot be understood, keeping the last good one`,
    );
  }
}
