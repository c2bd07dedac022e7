/** So much of a second's devices may come at once. */
const burstSeconds = 0.2;
/** A device waits no longer than this for its turn, well below the 10 s after which clients give up. */
const lineMs = 4_000;

/**
 * When a device may open its stream: its turn comes `afterMs`, and is kept for it; or it is to come back after
 * `comeBackMs`.
 */
export type AcceptTurn =
  | { readonly kind: 'turn'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly comeBackMs: number };

/**
 * Limits the rate at which devices open streams: when a server dies, its devices connect to the others all at once. The
 * first ones wait in a queue, as connecting twice costs both sides twice. The others get a retry time, each a little
 * later than the one before, so that they find a queue that is neither empty nor full.
 */
export class AcceptLimit {
  readonly #stepMs: number;
  /** When the next device has its turn. */
  #nextMs = Number.NEGATIVE_INFINITY;
  /** When the next device that is refused is to come back. */
  #backMs = Number.NEGATIVE_INFINITY;

  constructor(ratePerSecond: number) {
    this.#stepMs = 1_000 / ratePerSecond;
  }

  takeTurn(nowMs: number): AcceptTurn {
    this.#nextMs = Math.max(this.#nextMs, nowMs - burstSeconds * 1_000);
    const afterMs = Math.max(0, this.#nextMs - nowMs);
    if (afterMs <= lineMs) {
      this.#nextMs += this.#stepMs;
      return { kind: 'turn', afterMs };
    }
    this.#backMs = Math.max(this.#backMs + this.#stepMs, this.#nextMs - lineMs / 2);
    return { kind: 'refused', comeBackMs: Math.ceil(this.#backMs - nowMs) };
  }
}
