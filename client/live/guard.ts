/** Runs code of the program's own: its errors are the program's, and must not leave a step half done. */
export function guard(run: () => void): void {
  try {
    run();
  } catch (error) {
    throwLater(error);
  }
}

export function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
