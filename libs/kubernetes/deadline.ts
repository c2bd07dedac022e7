/**
 * Runs the work with a signal that aborts with `tooLate()` at the deadline, or as the outer signal does. Removes its
 * timer and listener at the end: outer signals live as long as the process.
 */
export async function withinDeadline<T>(
  deadlineMs: number,
  outer: AbortSignal | undefined,
  tooLate: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  const inner = new AbortController();
  const abort = () => inner.abort(outer?.reason);
  const timer = setTimeout(() => inner.abort(tooLate()), deadlineMs);
  outer?.addEventListener('abort', abort, { once: true });
  try {
    return await work(inner.signal);
  } catch (error) {
    inner.signal.throwIfAborted(); // The reason for the abort replaces the error that it caused.
    throw error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}
