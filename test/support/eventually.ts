const pollMs = 25;

/**
 * Limits of tests are what is enough on the machine of docs/performance.md. Others are slower, or have other work to do: everything may
 * take this many times longer before a test fails for it.
 */
export const patience = 3;

/**
 * Waits until the check passes, that is returns without throwing, and gives its result. Throws the check's last error when
 * the deadline (in milliseconds, times `patience`) passes.
 */
export async function eventually<T>(check: () => T | Promise<T>, deadlineMs = 20_000): Promise<T> {
  const deadline = performance.now() + deadlineMs * patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
