export interface BackOff {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * How long to wait before the next attempt, in milliseconds: full jitter, a random part of a bound that doubles with
 * every failure in a row. `chance` is 0 <= chance < 1; the wait that a server requests is a lower bound.
 */
export function backOffMs({ baseMs, capMs }: BackOff, failures: number, chance: number, hintMs = 0): number {
  return hintMs + chance * Math.min(capMs, baseMs * 2 ** failures);
}
