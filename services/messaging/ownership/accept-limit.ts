/** So much of a second's devices may come at once. */
const burstSeconds = 0.2;

/**
 * How fast devices may open streams: when a server dies, its devices come to the others all at once. A device that is too early
 * is told when to come back, each a little later than the one before, so that those that were refused are not a wave again.
 */
export class AcceptLimit {
  readonly #ratePerSecond: number;
  /** When the next device may come, if all came evenly. */
  #nextMs = Number.NEGATIVE_INFINITY;
  /** When the next device that is refused is to come back. */
  #backMs = Number.NEGATIVE_INFINITY;

  constructor(ratePerSecond: number) {
    this.#ratePerSecond = ratePerSecond;
  }

  /** 0 when a device may open its stream now; else in how many milliseconds it is to come back. */
  tryAccept(nowMs: number): number {
    const stepMs = 1_000 / this.#ratePerSecond;
    const earliestMs = nowMs - burstSeconds * 1_000;
    this.#nextMs = Math.max(this.#nextMs, earliestMs);
    if (this.#nextMs <= nowMs) {
      this.#nextMs += stepMs;
      return 0;
    }
    this.#backMs = Math.max(this.#backMs + stepMs, this.#nextMs);
    return Math.ceil(this.#backMs - nowMs);
  }
}
