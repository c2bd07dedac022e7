import { setTimeout as delay } from 'node:timers/promises';

/**
 * Topics that are new or whose leaders have moved are known everywhere, and have leaders, within this; milliseconds.
 */
const [ledWithinMs, lookEveryMs] = [30_000, 100];

/** Asks again while the answer is an error that passes by itself. Rejects with it when that takes too long. */
export async function untilLed<T>(ask: () => Promise<T>, isPassing: (error: unknown) => boolean): Promise<T> {
  const deadlineMs = performance.now() + ledWithinMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || performance.now() > deadlineMs) throw error;
    }
    await delay(lookEveryMs);
  }
}
