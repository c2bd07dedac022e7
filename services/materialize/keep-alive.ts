/** Well within the group's session timeout, however long the work takes. */
const heartbeatMs = 1_000;

/**
 * Waits for work while telling the group that its member lives. Throws what the heartbeat throws as soon as it does:
 * the group moves on without this member, and nobody waits for the work any more.
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
