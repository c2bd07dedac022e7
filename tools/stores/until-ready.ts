import { tellingLine, type Child } from '@cecochat/runtime';

/** A problem of the stores that the user at the keyboard can fix; the message is one line and names the remedy. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Waits until the probe succeeds. Throws a StoreError with the reason in the log when the child ends or time is up. */
export async function untilReady(child: Child, probe: () => Promise<boolean>, deadlineMs: number): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await probe())) {
    const reason =
      child.ended() ?? (performance.now() > deadline ? `did not come up within ${deadlineMs / 1000} s` : undefined);
    if (reason !== undefined)
      throw new StoreError(`${child.name} ${reason}: ${tellingLine(child.log)} (see ${child.log})`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
