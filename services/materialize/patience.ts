import { setTimeout } from 'node:timers/promises';
import { backOffMs, type BackOff } from '@cecochat/contracts';

/** Pauses before the next attempt. */
const backOff: BackOff = { baseMs: 100, capMs: 2_000 };

export interface Patience {
  /** Whether the work is still needed, before attempt 0, 1, ... */
  readonly wanted: (attempt: number) => boolean;
  readonly onFailure: (error: unknown) => void;
  readonly random: () => number;
}

/** Repeats the work until it succeeds. False when it is no longer needed. */
export async function untilDone(work: () => Promise<void>, patience: Patience): Promise<boolean> {
  for (let attempt = 0; patience.wanted(attempt); attempt++) {
    try {
      await work();
      return true;
    } catch (error) {
      patience.onFailure(error);
      await setTimeout(backOffMs(backOff, attempt, patience.random()));
    }
  }
  return false;
}
