import { backOffMs, type BackOff } from '@cecochat/contracts';
import { ApiError } from './api-error.ts';

export interface Failure {
  readonly error: unknown;
  /** Failures in a row before this one, without an event between. */
  readonly failures: number;
  /** 0 <= chance < 1 */
  readonly chance: number;
  readonly backOff: BackOff;
}

export interface Recovery {
  /** The known state may have gaps, or the watch cannot resume from its position. */
  readonly relist: boolean;
  readonly waitMs: number;
}

/** Attempts to resume before a new list, which helps against almost everything. */
const failuresBeforeRelist = 2;

/**
 * How to resume after a failure of the watch. A failure that may pass: again from the same position. An expired
 * position (410): a new list, at once unless that was just tried. Any other failure also needs a new list.
 */
export function decideRecovery({ error, failures, chance, backOff }: Failure): Recovery {
  const hintMs = error instanceof ApiError ? error.retryAfterMs : undefined;
  const waitMs = backOffMs(backOff, failures, chance, hintMs);
  if (!(error instanceof ApiError)) return { relist: true, waitMs };
  if (error.status === 410) return { relist: true, waitMs: failures === 0 ? 0 : waitMs };
  return { relist: !error.retry || failures >= failuresBeforeRelist, waitMs };
}
