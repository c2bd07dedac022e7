import { ChatError } from '@cecochat/contracts';
import { addressGroup, TokenBuckets, type RateLimit } from '@cecochat/runtime';

/**
 * Wrong passwords of one name: NIST SP 800-63B asks for a bound. Of one address, behind which there may be many people.
 */
const ofName: RateLimit = { rate: 1 / 60, burst: 10 };
const ofAddress: RateLimit = { rate: 1, burst: 100 };
/** New accounts of one address. */
const signUpsOfAddress: RateLimit = { rate: 1 / 10, burst: 100 };
const maxBuckets = 50_000;
const sweptAtOnce = 5_000;

export interface AttemptsOptions {
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly onLimited: (limit: string) => void;
}

/**
 * Bounds guesses of passwords, in the memory of this process. A name without an account is bounded like any other, so
 * that nothing follows from a refusal.
 */
export class Attempts {
  readonly #options: AttemptsOptions;
  readonly #names = new TokenBuckets<string>(maxBuckets);
  readonly #addresses = new TokenBuckets<string>(maxBuckets);
  readonly #signUps = new TokenBuckets<string>(maxBuckets);

  constructor(options: AttemptsOptions) {
    this.#options = options;
  }

  /**
   * Counts an attempt before it is made, since many may be made at once. Returns how to take it back, for one with the
   * right password. Throws `overloaded` with the time to wait where the name or the address has had too many.
   */
  begin(skeleton: string, address: string): () => void {
    const nowMs = this.#options.clock();
    const [name, group] = [this.#names.of(skeleton), this.#addresses.of(addressGroup(address))];
    const addressWaitMs = group.waitMs(ofAddress, 1, nowMs);
    if (addressWaitMs > 0) throw this.#refuse('perAddress.wrongPasswords', addressWaitMs);
    const nameWaitMs = name.take(ofName, 1, nowMs);
    if (nameWaitMs > 0) throw this.#refuse('perAccount.wrongPasswords', nameWaitMs);
    group.take(ofAddress, 1, nowMs);
    return () => {
      name.giveBack(ofName, 1);
      group.giveBack(ofAddress, 1);
    };
  }

  /** Counts a sign-up. Throws `overloaded` where the address has had too many. */
  signUp(address: string): void {
    const waitMs = this.#signUps.of(addressGroup(address)).take(signUpsOfAddress, 1, this.#options.clock());
    if (waitMs > 0) throw this.#refuse('perAddress.signUps', waitMs);
  }

  /** To be called every second or so: drops buckets that are full. */
  sweep(): void {
    const nowMs = this.#options.clock();
    this.#names.sweep(ofName, nowMs, sweptAtOnce);
    this.#addresses.sweep(ofAddress, nowMs, sweptAtOnce);
    this.#signUps.sweep(signUpsOfAddress, nowMs, sweptAtOnce);
  }

  #refuse(name: string, retryAfterMs: number): ChatError {
    this.#options.onLimited(name);
    const field = `limits.${name}`;
    return new ChatError('overloaded', `${field}: too many, wait before the next one`, { field, retryAfterMs });
  }
}
