/** The outcome of the work, or a rejection with `tooLate()` when it takes longer; the work itself continues. */
export async function withDeadline<T>(work: Promise<T>, deadlineMs: number, tooLate: () => Error): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(tooLate()), deadlineMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether `ask` is answered in time: it settles with true for an answer, and with false or by throwing where none can
 * come.
 */
export async function isAnswered(
  ask: (settle: (answered: boolean) => void) => void,
  deadlineMs: number,
): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, deadlineMs, false);
  try {
    ask(resolve);
    return await promise;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Waits; resolves at once when the signal aborts. */
export async function pause(forMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const end = () => resolve(undefined);
  const timer = setTimeout(end, forMs);
  signal.addEventListener('abort', end, { once: true });
  await promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', end);
}
