import { setTimeout as sleep } from 'node:timers/promises';
import { ChatError } from '@cecochat/contracts';
import { errors, type JWTVerifyGetKey } from 'jose';
import type { KeySource } from './key-source.ts';
import type { Logger } from './logger.ts';
import { readUsableKeys, type UsableKeys } from './usable-keys.ts';

export interface KeySetOptions {
  readonly source: KeySource;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** 0 .. 1, for jitter. */
  readonly random: () => number;
}

/** The last good set serves for this long. */
const maxAgeMs = 12 * 3_600_000;
/** Bound on how often unknown keys trigger a read of the set; issuers publish a key before they sign with it. */
const cooldownMs = 5_000;
const [firstPauseMs, retryAfterMs] = [1_000, 2_000];

/** No token with an unknown key can be refused for good now. */
export function keysUnavailable(): ChatError {
  return new ChatError('unavailable', 'the keys of tokens cannot be read now', { retryAfterMs });
}

/**
 * The keys that tokens are checked with. They are read in the background, and the last good set stays while their
 * source is unavailable or answers with invalid content: a key counts as unknown only against a set that was read.
 */
export class KeySet {
  readonly #options: KeySetOptions;
  readonly #closed = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #openedMs: number;
  #keys: UsableKeys | undefined;
  #readMs = Number.NEGATIVE_INFINITY;
  #triedMs = Number.NEGATIVE_INFINITY;
  #failure: string | undefined;
  #reading: Promise<void> | undefined;

  constructor(options: KeySetOptions) {
    this.#options = options;
    this.#openedMs = options.clock();
    void this.#run(this.#closed.signal);
  }

  /** Time since the set was read, or since the start while it never was. */
  get ageMs(): number {
    return this.#options.clock() - (this.#keys === undefined ? this.#openedMs : this.#readMs);
  }

  /** Whether the key of a thumbprint is in the set. */
  has(id: string): boolean {
    return this.#keys?.ids.has(id) ?? false;
  }

  /** Why no token can be checked, empty when they can. */
  reasonsNotReady(): readonly string[] {
    return this.#keys === undefined
      ? [`no keys of tokens yet${this.#failure === undefined ? '' : `: ${this.#failure}`}`]
      : [];
  }

  /** Calls when a key was added or removed. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  close(): void {
    this.#closed.abort();
  }

  /** The key of a token. Rejects with JWKSNoMatchingKey if it is unknown, `unavailable` if a required read fails. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (this.#keys === undefined) await this.#readAgain();
    try {
      return await this.#usable().find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#readAgain();
      if (this.#failure !== undefined) throw keysUnavailable();
      return this.#usable().find(header, token);
    }
  };

  #usable(): UsableKeys {
    if (this.#keys === undefined || this.ageMs > maxAgeMs) throw keysUnavailable();
    return this.#keys;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { source, random } = this.#options;
    for (let failures = 0; !signal.aborted; ) {
      await this.#read();
      failures = this.#failure === undefined ? 0 : failures + 1;
      const pauseMs = failures === 0 ? source.everyMs : Math.min(source.everyMs, firstPauseMs * 2 ** failures);
      await sleep(pauseMs * (0.75 + random() / 4), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #readAgain(): Promise<void> {
    if (this.#reading === undefined && this.#options.clock() - this.#triedMs < cooldownMs) return;
    await this.#read();
  }

  /** One at a time. */
  #read(): Promise<void> {
    this.#triedMs = this.#options.clock();
    this.#reading ??= this.#readNow().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readNow(): Promise<void> {
    const { source, logger, clock } = this.#options;
    try {
      const keys = await readUsableKeys(await source.read());
      const [before, recovered] = [this.#keys, this.#failure !== undefined];
      [this.#keys, this.#readMs, this.#failure] = [keys, clock(), undefined];
      if (recovered && before !== undefined) logger.info('the keys of tokens are read again');
      if (before !== undefined && before.ids.size === keys.ids.size && [...before.ids].every((id) => keys.ids.has(id)))
        return;
      logger.info({ keys: keys.ids.size, ignored: keys.ignored }, 'tokens are checked with a new set of keys');
      for (const listener of this.#listeners) listener();
    } catch (error) {
      const reason = Error.isError(error) ? error.message : String(error);
      if (reason !== this.#failure)
        logger.warn(
          { reason, ageMs: Math.round(this.ageMs) },
          'the keys of tokens cannot be read, keeping those before',
        );
      this.#failure = reason;
    }
  }
}
