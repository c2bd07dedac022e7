import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { GeneratorRange } from './message-ids.ts';

/** TTL of a generator's lease, and so how long Redis may be unreachable: no other server takes the generator before. */
const leaseMs = 600_000;
/** The holder stops before: clocks do not run equally fast, and a renewal takes a moment. */
const marginMs = 15_000;
const renewMs = 15_000;
const retryMs = 500;

const keyStem = 'generators.';
const keyOf = (generator: number) => `${keyStem}${generator}`;

/**
 * Takes the first free generator of a range, beginning at the given place in it and wrapping, in one call; -1 when none
 * is free.
 */
const takeScript = `
local from, count = tonumber(ARGV[4]), tonumber(ARGV[5])
for step = 0, count - 1 do
  local generator = from + (tonumber(ARGV[3]) + step) % count
  if redis.call('SET', KEYS[1] .. generator, ARGV[1], 'PX', ARGV[2], 'NX') then return generator end
end
return -1
`;

/** Renews a lease of ours, or takes it again after Redis lost it; 0 when another server holds it. */
const renewScript = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;

const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

export interface LeaseParts {
  readonly redis: Redis;
  /** Unique to this incarnation: another start of the same server is another holder, as the first may still run. */
  readonly holder: string;
  /** The generators that servers of this Redis may have. */
  readonly range: GeneratorRange;
  readonly logger: Logger;
  /** Called with another generator when the lease was lost to another server. */
  readonly onChange: (generator: number) => void;
  /** Milliseconds of a clock that only runs, and of one that runs on while the machine is suspended, but may jump. */
  readonly monotonic: () => number;
  readonly wall: () => number;
}

/**
 * Holds a generator id for this incarnation, under the key `generators.<id>` with an expiry, so that no two servers
 * make the same message id. While Redis is unreachable it keeps the id until the lease expires: then another server may
 * have it.
 */
export class GeneratorLease {
  readonly #parts: LeaseParts;
  readonly #onReady = () => void this.renew();
  #generator = -1;
  #timer: NodeJS.Timeout | undefined;
  #renewing: Promise<void> | undefined;
  /** When the latest successful renewal was sent; by both clocks. */
  #heldSince: { readonly monotonic: number; readonly wall: number } | undefined;

  constructor(parts: LeaseParts) {
    this.#parts = parts;
  }

  /** Whether ids may be made: no other server can hold the generator. If not, renews the lease once Redis answers. */
  get isHeld(): boolean {
    const { monotonic, wall } = this.#parts;
    if (this.#heldSince === undefined) return false;
    const elapsedMs = Math.max(monotonic() - this.#heldSince.monotonic, wall() - this.#heldSince.wall);
    if (elapsedMs < leaseMs - marginMs) return true;
    void this.renew();
    return false;
  }

  /** Takes a free id, trying from the place `first` of the range on; waits for Redis as long as the signal lets it. */
  async acquire(first: number, signal: AbortSignal): Promise<number> {
    for (;;) {
      signal.throwIfAborted();
      try {
        await this.#take(first);
        break;
      } catch (error) {
        this.#parts.logger.warn({ err: error }, 'no generator id yet');
        await delay(retryMs);
      }
    }
    this.#timer = setInterval(() => void this.renew(), renewMs);
    this.#parts.redis.on('ready', this.#onReady);
    return this.#generator;
  }

  /** Renews the lease now, or takes another generator when it was lost; never rejects. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renew()
      .catch((error: unknown) =>
        this.#parts.logger.warn(
          { err: error, held: this.#heldSince !== undefined },
          'the generator id could not be renewed',
        ),
      )
      .finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  /** Gives the id back; it is not renewed any more. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    this.#parts.redis.off('ready', this.#onReady);
    await this.#renewing;
    this.#heldSince = undefined;
    await this.#parts.redis.eval(releaseScript, 1, keyOf(this.#generator), this.#parts.holder).catch(() => undefined);
  }

  async #renew(): Promise<void> {
    const { redis, holder, logger, onChange } = this.#parts;
    const sent = this.#now();
    if ((await redis.eval(renewScript, 1, keyOf(this.#generator), holder, leaseMs)) === 1) {
      this.#heldSince = sent;
      return;
    }
    this.#heldSince = undefined;
    await this.#take(this.#generator + 1 - this.#parts.range.from, onChange);
    logger.warn({ generator: this.#generator }, 'the generator id was lost, took another');
  }

  async #take(first: number, onTaken?: (generator: number) => void): Promise<void> {
    const { redis, holder, range } = this.#parts;
    const sent = this.#now();
    const taken = Number(await redis.eval(takeScript, 1, keyStem, holder, leaseMs, first, range.from, range.count));
    if (taken < 0) throw new Error(`all ${range.count} generator ids are leased`);
    this.#generator = taken;
    onTaken?.(taken); // Before the lease counts: no id is made under the one that was lost.
    this.#heldSince = sent;
  }

  #now() {
    return { monotonic: this.#parts.monotonic(), wall: this.#parts.wall() };
  }
}
