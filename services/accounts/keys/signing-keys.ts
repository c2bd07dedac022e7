import { setTimeout as sleep } from 'node:timers/promises';
import { ChatError } from '@cecochat/contracts';
import { generateKeys, type Logger } from '@cecochat/runtime';
import { calculateJwkThumbprint, type JWK } from 'jose';

export interface SigningKeysOptions {
  readonly store: {
    read(): Promise<PeriodKey[]>;
    add(key: PeriodKey): Promise<void>;
    remove(period: number): Promise<void>;
  };
  /** The set that services follow now; undefined where there is none. */
  readonly published: () => Promise<string | null>;
  readonly publish: (jwks: string) => Promise<void>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
}

/** A store that lost its copy of the set has it again after this. */
const everyMs = 10_000;
/** Services follow a new set within this: by a notification, or by looking once a second. */
const followedMs = 1_500;
const retryAfterMs = 1_000;

/**
 * The keys of the tokens of accounts: makes them, publishes them, replaces them. Any number of processes does the same.
 */
export class SigningKeys {
  readonly #options: SigningKeysOptions;
  readonly #closed = new AbortController();
  #keys: ReadonlyMap<number, JWK> = new Map();
  #jwks = '';
  #complaint = '';

  constructor(options: SigningKeysOptions) {
    this.#options = options;
  }

  /** Keeps the keys in order in the background, until `close`; resolves when there is a key that services have. */
  async start(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted && !(await this.#tryOnce()))
      await sleep(retryAfterMs, undefined, { signal }).catch(() => undefined);
    void this.#run(signal);
  }

  close(): void {
    this.#closed.abort();
  }

  /** The public keys as a JSON Web Key Set. */
  get jwks(): string {
    return this.#jwks;
  }

  /** The key that signs now. Throws `unavailable` while there is none. */
  current(): JWK {
    const key = this.#keys.get(planKeys(this.#options.clock()).signs);
    if (key === undefined)
      throw new ChatError('unavailable', 'there is no key to sign tokens with yet', { retryAfterMs });
    return key;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.#tryOnce();
    }
  }

  async #tryOnce(): Promise<boolean> {
    try {
      await this.#keepOnce();
      this.#complaint = '';
      return true;
    } catch (error) {
      const reason = Error.isError(error) ? error.message : String(error);
      if (reason !== this.#complaint)
        this.#options.logger.warn({ reason }, 'the keys of tokens cannot be read or published now');
      this.#complaint = reason;
      return false;
    }
  }

  async #keepOnce(): Promise<void> {
    const { store, published, publish, logger, clock } = this.#options;
    const plan = planKeys(clock());
    let keys = await store.read();
    const missing = plan.needed.filter((period) => !keys.some((key) => key.period === period));
    for (const period of missing) await store.add({ period, privateJwk: await newKey() });
    if (missing.length > 0) keys = await store.read();
    const kept = keys.filter(({ period }) => plan.isPublished(period));
    const jwks = await publicSet(kept);
    if ((await published()) !== jwks) {
      await publish(jwks);
      logger.info({ keys: kept.length }, 'the keys of the tokens of accounts are published');
      if (this.#jwks !== jwks) await sleep(followedMs, undefined, { ref: false });
    }
    this.#jwks = jwks;
    this.#keys = new Map(kept.map(({ period, privateJwk }) => [period, privateJwk]));
    for (const { period } of keys) if (period < plan.signs && !plan.isPublished(period)) await store.remove(period);
  }
}

const newKey = async (): Promise<JWK> => (await generateKeys()).privateJwk;

/** The same text for the same keys. */
async function publicSet(keys: readonly PeriodKey[]): Promise<string> {
  const all = await Promise.all(keys.map(async ({ privateJwk }) => {
    const open = Object.fromEntries(Object.entries(privateJwk).filter(([field]) => field !== 'd')) as JWK;
    return { ...open, kid: await calculateJwkThumbprint(open) };
  }));
  return JSON.stringify({ keys: all });
}

/** The key of a period of time: periods follow each other, and every process counts them alike. */
export interface PeriodKey {
  readonly period: number;
  readonly privateJwk: JWK;
}

/** How long a key signs. */
export const periodMs = 30 * 86_400_000;
/** A key is published this long before it signs, so that every service has it by then. */
export const publishedBeforeMs = 86_400_000;
/** A key is published this long after it has signed last: longer than a token lives. */
export const publishedAfterMs = 2 * 3_600_000;

export interface KeyPlan {
  /** The period whose key signs now. */
  readonly signs: number;
  /** Periods whose keys have to be there. */
  readonly needed: readonly number[];
  /** Periods whose keys verify. */
  readonly isPublished: (period: number) => boolean;
}

/** Pure: which keys there have to be at a time, in milliseconds since the Unix epoch. */
export function planKeys(nowMs: number): KeyPlan {
  const signs = Math.floor(nowMs / periodMs);
  const next = Math.floor((nowMs + publishedBeforeMs) / periodMs);
  const first = Math.floor((nowMs - publishedAfterMs) / periodMs);
  return {
    signs,
    needed: next === signs ? [signs] : [signs, next],
    isPublished: (period) => period >= first && period <= next,
  };
}
