/**
 * Closes everything, the youngest first, also what follows something that cannot be closed: it would keep its folder, its port or its
 * process otherwise. Throws the errors afterwards.
 */
export async function closeAll(closers: readonly (() => unknown)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const close of closers.toReversed()) {
    try {
      await close();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'several things could not be closed');
}
