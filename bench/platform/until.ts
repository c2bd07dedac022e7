import { setTimeout as delay } from 'node:timers/promises';

export interface Waiting {
  /** Names what is waited for, for the error. */
  readonly what: string;
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** How often to look. */
  readonly everyMs?: number;
}

const usualEveryMs = 25;

/** Polls until the check gives a result. Rejects with an Error that names what is due, or when the signal aborts. */
export async function until<T>(
  check: () => T | undefined | Promise<T | undefined>, { what, withinMs, signal, everyMs = usualEveryMs }: Waiting,
): Promise<T> {
  const deadlineMs = performance.now() + withinMs;
  for (;;) {
    const given = await check();
    if (given !== undefined) return given;
    if (performance.now() > deadlineMs) throw new Error(`${what}: not within ${withinMs / 1_000} s`);
    await delay(everyMs, undefined, { signal });
  }
}
