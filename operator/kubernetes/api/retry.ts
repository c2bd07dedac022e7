import type { ApiError } from './api-error.ts';

export interface BackOff {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * Full jitter: a random part of a bound that doubles with every failure. What the server asks to wait is a lower
 * bound. `chance` is 0 <= chance < 1.
 */
export function backOffMs({ baseMs, capMs }: BackOff, failures: number, chance: number, hintMs = 0): number {
  return hintMs + chance * Math.min(capMs, baseMs * 2 ** failures);
}

interface FailedRead {
  readonly error: ApiError;
  /** Attempts before this one. */
  readonly attempt: number;
  readonly chance: number;
  /** Until the deadline, in milliseconds. */
  readonly leftMs: number;
}

/** A read is tried up to four times; what takes longer than about a second is for the caller's own back-off. */
const [maxRepeats, readBackOff] = [3, { baseMs: 100, capMs: 1_000 }];

/**
 * How long to wait before a read is tried again, in milliseconds; undefined when it should not be. A list that has expired
 * (410) has to be begun anew instead, and what cannot be done before the deadline is not begun.
 */
export function decideRepeat({ error, attempt, chance, leftMs }: FailedRead): number | undefined {
  if (!error.retry || error.status === 410 || error.status === 401 || attempt >= maxRepeats) return undefined;
  const waitMs = backOffMs(readBackOff, attempt, chance, error.retryAfterMs);
  return waitMs < leftMs ? waitMs : undefined;
}
