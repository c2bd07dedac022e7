import type { Redis } from 'ioredis';
import type { Logger } from '@cecochat/runtime';
import { generatorCount } from './message-ids.ts';

const leaseMs = 60_000;
const renewMs = 15_000;
const retryMs = 500;

const keyOf = (generator: number) => `generators.${generator}`;

/** Renews a lease of ours, or takes it again after Redis lost it; 0 when somebody else holds it. */
const renewScript = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;

const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

/**
 * Holds a generator id for this incarnation, under the key `generators.<id>` with an expiry, so that no two servers make
 * the same message id. While Redis is away the id is kept: nobody else can take it then either.
 */
export class GeneratorLease {
  readonly #redis: Redis;
  readonly #holder: string;
  readonly #logger: Logger;
  readonly #onChange: (generator: number) => void;
  #generator = -1;
  #timer: NodeJS.Timeout | undefined;

  /** `holder` is unique to this incarnation; `onChange` hears of another id when the lease was lost to somebody else. */
  constructor(redis: Redis, holder: string, logger: Logger, onChange: (generator: number) => void) {
    this.#redis = redis;
    this.#holder = holder;
    this.#logger = logger;
    this.#onChange = onChange;
  }

  /** Takes a free id, trying from `first` on; waits for Redis as long as the signal lets it. */
  async acquire(first: number, signal: AbortSignal): Promise<number> {
    for (;;) {
      signal.throwIfAborted();
      try {
        this.#generator = await this.#takeFree(first);
        break;
      } catch (error) {
        this.#logger.warn({ err: error }, 'no generator id yet');
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
    this.#timer = setInterval(() => void this.#renew(), renewMs);
    this.#redis.on('ready', () => void this.#renew());
    return this.#generator;
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#redis.eval(releaseScript, 1, keyOf(this.#generator), this.#holder).catch(() => undefined);
  }

  async #takeFree(first: number): Promise<number> {
    for (let step = 0; step < generatorCount; step++) {
      const generator = (first + step) % generatorCount;
      const taken = await this.#redis.set(keyOf(generator), this.#holder, 'PX', leaseMs, 'NX');
      if (taken === 'OK') return generator;
    }
    throw new Error(`all ${generatorCount} generator ids are leased`);
  }

  async #renew(): Promise<void> {
    try {
      const held = await this.#redis.eval(renewScript, 1, keyOf(this.#generator), this.#holder, leaseMs);
      if (held === 1) return;
      this.#generator = await this.#takeFree(this.#generator + 1);
      this.#logger.warn({ generator: this.#generator }, 'the generator id was lost, took another');
      this.#onChange(this.#generator);
    } catch (error) {
      this.#logger.warn({ err: error }, 'the generator id could not be renewed, keeping it');
    }
  }
}
