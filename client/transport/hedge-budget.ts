/**
 * Of lookups that are asked again before they are answered; and how many may be saved up, so that a single device has
 * some.
 */
const [part, most] = [0.1, 10];

/**
 * Bounds how often lookups are asked again: when `connect` is slow for all clients, asking more often keeps it slow.
 * Where one of its processes is lost, a tenth of the lookups finds the others.
 */
export class HedgeBudget {
  #saved = most;

  /** A lookup begins. */
  earn(): void {
    this.#saved = Math.min(most, this.#saved + part);
  }

  /** Whether one more request may be made. */
  spend(): boolean {
    if (this.#saved < 1) return false;
    this.#saved--;
    return true;
  }
}
