/** What is read is given out for `freshMs`; those who ask while it is read share the read. A failure is not kept. */
export function sharedRead<T>(read: () => Promise<T>, freshMs: number, clock: () => number): () => Promise<T> {
  let latest: { readonly value: Promise<T>; untilMs: number } | undefined;
  return () => {
    if (latest !== undefined && clock() < latest.untilMs) return latest.value;
    const reading = { value: read(), untilMs: Number.POSITIVE_INFINITY };
    latest = reading;
    reading.value.then(
      () => (reading.untilMs = clock() + freshMs),
      () => (reading.untilMs = clock()),
    );
    return reading.value;
  };
}
