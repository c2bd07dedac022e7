/** Well within the group's session timeout, however long the work takes. */
const heartbeatMs = 1_000;

/**
 * Waits for work and sends heartbeats to the group meanwhile. Throws the error of a heartbeat as soon as it fails:
 * the group continues without this member, and the work is no longer awaited.
 */
export async function keepAlive(work: Promise<void>, heartbeat: () => Promise<void>): Promise<void> {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  const timer = setInterval(() => {
    heartbeat().catch(reject);
  }, heartbeatMs);
  try {
    await Promise.race([work, lost]);
  } finally {
    clearInterval(timer);
    work.catch(() => undefined);
  }
}
