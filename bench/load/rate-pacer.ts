/** Between two checks of what is due, in milliseconds. */
const everyMs = 1;

export interface Pace {
  readonly ratePerSecond: number;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/**
 * Calls `send` at a rate, with the number of the call from 0 on and the time at which it was due. A late call does not
 * delay those after it. Returns a function that ends it.
 */
export function paced({ ratePerSecond, clock }: Pace, send: (number: number, dueMs: number) => void): () => void {
  const beganMs = clock();
  let sent = 0;
  const timer = setInterval(() => {
    for (const due = ((clock() - beganMs) * ratePerSecond) / 1_000; sent < due; sent++)
      send(sent, beganMs + (sent * 1_000) / ratePerSecond);
  }, everyMs);
  return () => clearInterval(timer);
}
