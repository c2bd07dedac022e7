/** Milliseconds since the process began, which no change of the machine's clock moves. */
export const monotonic = (): number => performance.now();
