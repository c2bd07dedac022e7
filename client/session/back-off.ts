export interface BackOff {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * How long to wait before the next attempt, in milliseconds: full jitter, a random part of a bound that doubles with every
 * failed attempt. `chance` is 0 <= chance < 1; a server's hint is a lower bound.
 */
export function backOffMs({ baseMs, capMs }: BackOff, attempts: number, chance: number, hintMs = 0): number {
  return hintMs + chance * Math.min(capMs, baseMs * 2 ** attempts);
}
