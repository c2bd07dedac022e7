import { setTimeout } from 'node:timers/promises';

const firstPauseMs = 100;
const longestPauseMs = 2_000;

/** Pause before attempt `attempt + 1`: doubles up to two seconds, with full jitter. */
export function pauseAfter(attempt: number, random: () => number): number {
  return random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt);
}

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
      await setTimeout(pauseAfter(attempt, patience.random));
    }
  }
  return false;
}
