/** How many tokens a bucket gets a second, and how many it holds. */
export interface RateLimit {
  readonly rate: number;
  readonly burst: number;
}

/** Of a token: what sums of fractions may lack. */
const rounding = 1e-6;

/** One bucket. It is given its limit at each use, so that a change of the limit applies at once. It begins full. */
export class TokenBucket {
  /** May be below 0: `charge` borrows. */
  #tokens = Number.POSITIVE_INFINITY;
  #atMs = Number.NEGATIVE_INFINITY;

  /** In how many milliseconds there are as many tokens; 0 when there are now. */
  waitMs(limit: RateLimit, cost: number, nowMs: number): number {
    // More than a burst will never be there.
    const missing = Math.min(cost, limit.burst) - this.#refill(limit, nowMs) - rounding;
    return missing > 0 ? Math.ceil((missing * 1_000) / limit.rate) : 0;
  }

  /**
   * Takes tokens where there are as many. Returns 0, or in how many milliseconds there will be; nothing is taken then.
   */
  take(limit: RateLimit, cost: number, nowMs: number): number {
    const waitMs = this.waitMs(limit, cost, nowMs);
    if (waitMs === 0) this.#tokens -= Math.min(cost, limit.burst);
    return waitMs;
  }

  /** Takes tokens in any case. Returns in how many milliseconds the bucket is out of debt; 0 while it has none. */
  charge(limit: RateLimit, cost: number, nowMs: number): number {
    this.#tokens = Math.max(this.#refill(limit, nowMs) - cost, -limit.burst);
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1_000) / limit.rate);
  }

  /** Returns tokens that were taken. */
  giveBack({ burst }: RateLimit, cost: number): void {
    this.#tokens = Math.min(burst, this.#tokens + cost);
  }

  /** Whether it is the same as a new one. */
  isFull(limit: RateLimit, nowMs: number): boolean {
    return this.#refill(limit, nowMs) >= limit.burst;
  }

  #refill({ rate, burst }: RateLimit, nowMs: number): number {
    const elapsedMs = Math.max(0, nowMs - this.#atMs);
    this.#tokens = Math.min(burst, this.#tokens + (elapsedMs * rate) / 1_000);
    this.#atMs = Math.max(this.#atMs, nowMs);
    return this.#tokens;
  }
}

/** Buckets by key, bounded in number: full ones are dropped by sweeps, beyond the bound those unused for longest. */
export class TokenBuckets<Key> {
  /** In the order of use. */
  readonly #buckets = new Map<Key, TokenBucket>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#buckets.size;
  }

  of(key: Key): TokenBucket {
    const bucket = this.#buckets.get(key) ?? new TokenBucket();
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket); // Now the youngest.
    if (this.#buckets.size > this.#max) this.#forgetOldest();
    return bucket;
  }

  /** Drops the full ones among the `count` that were unused for longest; keeps the order of the others. */
  sweep(limit: RateLimit, nowMs: number, count: number): void {
    let left = count;
    for (const [key, bucket] of this.#buckets) {
      if (left-- === 0) return;
      if (bucket.isFull(limit, nowMs)) this.#buckets.delete(key);
    }
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (oldest.done !== true) this.#buckets.delete(oldest.value);
  }
}
