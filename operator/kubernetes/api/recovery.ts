import { ApiError } from './api-error.ts';
import { backOffMs, type BackOff } from './retry.ts';

export interface Failure {
  readonly error: unknown;
  /** Failures in a row before this one, without any news between. */
  readonly failures: number;
  /** 0 <= chance < 1 */
  readonly chance: number;
  readonly backOff: BackOff;
}

export interface Recovery {
  /** What is known may have gaps, or cannot be followed from where it ends. */
  readonly relist: boolean;
  readonly waitMs: number;
}

/** What helps against almost everything, after as many attempts to follow from where it ended. */
const failuresBeforeRelist = 2;

/**
 * How to go on after following failed. What may pass is tried again from the same position; an expired position (410) needs a
 * new list, at once unless that was just tried; so does everything that trying again will not cure.
 */
export function decideRecovery({ error, failures, chance, backOff }: Failure): Recovery {
  const hintMs = error instanceof ApiError ? error.retryAfterMs : undefined;
  const waitMs = backOffMs(backOff, failures, chance, hintMs);
  if (!(error instanceof ApiError)) return { relist: true, waitMs };
  if (error.status === 410) return { relist: true, waitMs: failures === 0 ? 0 : waitMs };
  return { relist: !error.retry || failures >= failuresBeforeRelist, waitMs };
}
