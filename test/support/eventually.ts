const pollMs = 25;

/**
 * Waits until the check passes, that is returns without throwing, and gives its result. Throws the check's last error when
 * the deadline (in milliseconds) passes.
 */
export async function eventually<T>(check: () => T | Promise<T>, deadlineMs = 20_000): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
