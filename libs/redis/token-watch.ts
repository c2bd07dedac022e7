import type { OwnKeys, UsableKeys } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { FollowOptions, PublishedWatch } from './published-watch.ts';
import { isRevoked, watchRevocations, type RevocableToken, type Revocations } from './revocations.ts';
import { secretsFor } from './signing.ts';
import { watchTokenKeys, type PublishedKeys } from './token-keys.ts';

export interface TokenWatchOptions extends FollowOptions {
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
}

/** Bound on how often unknown keys lead to a read, in milliseconds. */
const cooldownMs = 1_000;

/** What services follow in Redis to verify tokens: the keys of those of accounts, and those that were ended. */
export class TokenWatch {
  readonly #revocations: PublishedWatch<Revocations>;
  readonly #keys: PublishedWatch<PublishedKeys>;
  readonly #clock: () => number;
  readonly #redis: Redis;
  #readAgainMs = Number.NEGATIVE_INFINITY;
  #reading = Promise.resolve(false);

  constructor(options: TokenWatchOptions) {
    this.#clock = options.clock;
    this.#redis = options.redis;
    this.#revocations = watchRevocations(options);
    this.#keys = watchTokenKeys(options);
  }

  /** Begins to follow; resolves after the first attempts to read. */
  async start(): Promise<void> {
    await Promise.all([this.#revocations.start(), this.#keys.start()]);
  }

  stop(): void {
    this.#revocations.stop();
    this.#keys.stop();
  }

  /** For the edge of a service. */
  readonly checks = {
    /** Whether a token has ended, as far as is known now. */
    isRevoked: (token: RevocableToken): boolean => {
      const known = this.#revocations.current();
      return known !== undefined && isRevoked(known, token);
    },
    /** The keys of the tokens of accounts. */
    ownKeys: {
      current: (): UsableKeys | undefined => this.#keys.current()?.keys,
      readAgain: (): Promise<boolean> => this.#readKeysAgain(),
    } satisfies OwnKeys,
    /** Key of the hashes of an audit, made of the signing keys; undefined where the platform has none. */
    auditKey: (): string | undefined => secretsFor(this.#redis, 'audit')?.[0],
  };

  #readKeysAgain(): Promise<boolean> {
    const nowMs = this.#clock();
    if (nowMs - this.#readAgainMs < cooldownMs) return this.#reading;
    this.#readAgainMs = nowMs;
    this.#reading = this.#keys.refresh();
    return this.#reading;
  }
}
