import { backOffMs } from '@cecochat/contracts';
import type { ApiError } from './api-error.ts';

interface FailedRead {
  readonly error: ApiError;
  /** Attempts before this one. */
  readonly attempt: number;
  readonly chance: number;
  /** Until the deadline, in milliseconds. */
  readonly leftMs: number;
}

/** A read has up to four attempts; failures longer than about a second are for the caller's own back-off. */
const [maxRepeats, readBackOff] = [3, { baseMs: 100, capMs: 1_000 }];

/**
 * How long to wait before a read is retried, in milliseconds; undefined when it should not be. An expired list (410)
 * has to restart instead, and a retry that cannot finish before the deadline is not made.
 */
export function decideRepeat({ error, attempt, chance, leftMs }: FailedRead): number | undefined {
  if (!error.retry || error.status === 410 || error.status === 401 || attempt >= maxRepeats) return undefined;
  const waitMs = backOffMs(readBackOff, attempt, chance, error.retryAfterMs);
  return waitMs < leftMs ? waitMs : undefined;
}
