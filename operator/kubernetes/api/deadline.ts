/**
 * Runs the work with a signal that aborts with `tooLate()` at the deadline, or as the outer signal does. Neither a timer nor a
 * listener is left behind: outer signals live as long as the process.
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
    inner.signal.throwIfAborted(); // Says why it was aborted, and not what that led to.
    throw error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}
