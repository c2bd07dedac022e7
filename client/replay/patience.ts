/** A stall timer: over when no progress was made for the limit. Progress restarts it. */
export class Patience {
  readonly #limitMs: number;
  #last = Number.NaN;
  #sinceMs = 0;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** Whether the measure of what has happened has been the same for too long. */
  isOver(measure: number, nowMs: number): boolean {
    if (measure !== this.#last) {
      this.#last = measure;
      this.#sinceMs = nowMs;
    }
    return nowMs - this.#sinceMs > this.#limitMs;
  }
}
