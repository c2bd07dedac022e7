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
