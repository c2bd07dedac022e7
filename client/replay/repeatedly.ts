/**
 * Calls `step` every few milliseconds until it returns true; rejects with what it throws, or when the signal aborts.
 */
export function repeatedly(everyMs: number, signal: AbortSignal, step: () => boolean): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const timer = setInterval(() => {
    try {
      signal.throwIfAborted();
      if (step()) resolve(undefined);
    } catch (error) {
      reject(error as Error);
    }
  }, everyMs);
  return promise.finally(() => clearInterval(timer));
}

/** Works on all items, a bounded number at a time, in order. Rejects with the first failure; started work finishes. */
export async function forEachBounded<T>(
  items: readonly T[], atOnce: number, work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const rest = items.entries();
  const worker = async () => {
    for (const [index, item] of rest) await work(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

/** A stall timer: over when no progress was made for the limit. Progress restarts it. */
export class Patience {
  readonly #limitMs: number;
  #last = Number.NaN;
  #sinceMs = 0;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** Whether the measure of what has happened has been the same for too long. */
  isOver(measure: number, nowMs: number): boolean {
    if (measure !== this.#last) {
      this.#last = measure;
      this.#sinceMs = nowMs;
    }
    return nowMs - this.#sinceMs > this.#limitMs;
  }
}
