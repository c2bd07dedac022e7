import { ChatError, type UserId } from '@cecochat/contracts';
import { addressGroup } from './address-group.ts';
import { TokenBuckets, type RateLimit, type TokenBucket } from './token-bucket.ts';

/** The kinds of calls that are limited. */
export const limitedCalls = ['sends', 'streams', 'lookups', 'pages'] as const;
export type LimitedCall = (typeof limitedCalls)[number];

/** The limits of each user. */
export const userLimits = [...limitedCalls, 'typing'] as const;
export type UserLimit = (typeof userLimits)[number];

/** The limits of each address, which is known before the user is. */
export const addressLimits = [...limitedCalls, 'refusedTokens'] as const;
export type AddressLimit = (typeof addressLimits)[number];

export interface RateLimits {
  readonly perUser: Readonly<Record<UserLimit, RateLimit>>;
  readonly perAddress: Readonly<Record<AddressLimit, RateLimit>>;
  /** Device streams of one messaging server. */
  readonly connectionsPerServer: number;
}

/** Many times what people cause. Addresses have more: behind one there may be a company, or a load balancer. */
export const defaultRateLimits: RateLimits = {
  perUser: {
    sends: { rate: 100, burst: 500 }, streams: { rate: 5, burst: 100 }, lookups: { rate: 5, burst: 100 },
    pages: { rate: 50, burst: 500 }, typing: { rate: 2, burst: 20 },
  },
  perAddress: {
    sends: { rate: 5_000, burst: 20_000 }, streams: { rate: 2_000, burst: 50_000 },
    lookups: { rate: 2_000, burst: 50_000 }, pages: { rate: 5_000, burst: 50_000 },
    refusedTokens: { rate: 50, burst: 1_000 },
  },
  connectionsPerServer: 50_000,
};

/** Events of a page that cost one token. */
export const eventsOfToken = 64;

/** The name of a limit, as in the manifest; those of `server` are bounds of its memory, which are not settings. */
export type LimitName =
  `perUser.${UserLimit}` | `perAddress.${AddressLimit}` | 'connectionsPerServer' | 'server.waitingSends';

export interface CallLimitsOptions {
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** A call was refused, or a stream is read more slowly. */
  readonly onLimited: (limit: LimitName) => void;
}

/** Bounds the memory of one kind of limit: about 10 MB. */
const maxBuckets = 50_000;
/** Buckets looked at by a sweep, of each kind. */
const sweptAtOnce = 5_000;

/** The send rate of one user, for all streams of the user on this server. */
export interface SendAllowance {
  /** Counts a send. Returns for how long the stream is not to be read, in milliseconds; 0 within the limit. */
  charge(nowMs: number): number;
}

/**
 * Token buckets for the calls of users and of addresses, in the memory of the server that serves them: a user who moves
 * to another server has at most one more burst.
 */
export class CallLimits {
  readonly #options: CallLimitsOptions;
  readonly #users = tables<UserLimit, UserId>(userLimits);
  readonly #addresses = tables<AddressLimit, string>(addressLimits);
  #limits = defaultRateLimits;

  constructor(options: CallLimitsOptions) {
    this.#options = options;
  }

  /** Applies other limits from now on; buckets keep what was taken from them. */
  use(limits: RateLimits): void {
    this.#limits = limits;
  }

  get connectionsPerServer(): number {
    return this.#limits.connectionsPerServer;
  }

  /** The number of buckets in memory. */
  get buckets(): number {
    let count = 0;
    for (const table of [...this.#users.values(), ...this.#addresses.values()]) count += table.size;
    return count;
  }

  /** Throws `overloaded` with the name of the limit when calls of the address are too many. */
  takeAddress(call: LimitedCall, address: string): void {
    this.#take(`perAddress.${call}`, this.#limits.perAddress[call], this.#bucketOfAddress(call, address), 1);
  }

  /** Throws `overloaded` with the name of the limit when calls of the user are too many. */
  takeUser(call: UserLimit, user: UserId, cost = 1): void {
    this.#take(`perUser.${call}`, this.#limits.perUser[call], tableOf(this.#users, call).of(user), cost);
  }

  /**
   * Throws `overloaded` while the refused tokens of the address exceed their limit: unknown tokens are not verified
   * then.
   */
  checkRefusedTokens(address: string): void {
    const limit = this.#limits.perAddress.refusedTokens;
    const waitMs = this.#bucketOfAddress('refusedTokens', address).waitMs(limit, 1, this.#options.clock());
    if (waitMs > 0) this.#refuse('perAddress.refusedTokens', limit, waitMs);
  }

  noteRefusedToken(address: string): void {
    this.#bucketOfAddress('refusedTokens', address).charge(
      this.#limits.perAddress.refusedTokens,
      1,
      this.#options.clock(),
    );
  }

  /** For sends on streams, which are read at the rate of their user instead of being refused. */
  sendsOf(user: UserId): SendAllowance {
    const bucket = tableOf(this.#users, 'sends').of(user);
    return {
      charge: (nowMs) => {
        const waitMs = bucket.charge(this.#limits.perUser.sends, 1, nowMs);
        if (waitMs > 0) this.#options.onLimited('perUser.sends');
        return waitMs;
      },
    };
  }

  /** Counts a refusal by a limit that is kept elsewhere. */
  note(limit: LimitName): void {
    this.#options.onLimited(limit);
  }

  /** To be called every second or so: drops buckets that are full. */
  sweep(): void {
    const nowMs = this.#options.clock();
    for (const [call, table] of this.#users) table.sweep(this.#limits.perUser[call], nowMs, sweptAtOnce);
    for (const [call, table] of this.#addresses) table.sweep(this.#limits.perAddress[call], nowMs, sweptAtOnce);
  }

  #bucketOfAddress(limit: AddressLimit, address: string): TokenBucket {
    return tableOf(this.#addresses, limit).of(addressGroup(address));
  }

  #take(name: LimitName, limit: RateLimit, bucket: TokenBucket, cost: number): void {
    const waitMs = bucket.take(limit, cost, this.#options.clock());
    if (waitMs > 0) this.#refuse(name, limit, waitMs);
  }

  #refuse(name: LimitName, limit: RateLimit, waitMs: number): never {
    this.#options.onLimited(name);
    throw limited(name, limit, waitMs);
  }
}

function limited(name: LimitName, { rate, burst }: RateLimit, retryAfterMs: number): ChatError {
  return new ChatError('overloaded', `limits.${name}: at most ${rate} a second, ${burst} at once`, {
    field: `limits.${name}`, retryAfterMs,
  });
}

type Tables<Name, Key> = ReadonlyMap<Name, TokenBuckets<Key>>;

const tables = <Name, Key>(names: readonly Name[]): Tables<Name, Key> =>
  new Map(names.map((name) => [name, new TokenBuckets<Key>(maxBuckets)]));

function tableOf<Name, Key>(all: Tables<Name, Key>, name: Name): TokenBuckets<Key> {
  const table = all.get(name);
  if (table === undefined) throw new Error(`there is no limit ${String(name)}`);
  return table;
}
