import { setTimeout as pause } from 'node:timers/promises';

const tickMs = 10;

/** How long a flood lasts, unless it is over earlier. */
export const floodMs = 8_000;

/** Acts at a rate per second for a while, without waiting for the acts. At most `max` times, 200,000 by default. */
export async function atRate(perSecond: number, act: (index: number) => void, { forMs = floodMs, max = 200_000 } = {}): Promise<number> {
  const beganMs = performance.now();
  let done = 0;
  for (;;) {
    const passedMs = performance.now() - beganMs;
    if (passedMs >= forMs || done >= max) return done;
    const due = Math.min(max, Math.floor((passedMs / 1_000) * perSecond));
    while (done < due) act(done++);
    await pause(tickMs);
  }
}

/** Repeats an act in parallel loops; each loop waits for its act before it repeats it. */
export async function atOnce(count: number, act: (index: number) => Promise<void>, { forMs = floodMs, max = 200_000 } = {}): Promise<void> {
  const endMs = performance.now() + forMs;
  let next = 0;
  const repeat = async () => {
    while (performance.now() < endMs && next < max) await act(next++);
  };
  await Promise.all(Array.from({ length: count }, repeat));
}

export class Counts {
  readonly #counts: Record<string, number> = {};

  add(what: string, by = 1): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + by;
  }

  get tally(): Record<string, number> {
    return { ...this.#counts };
  }
}
