import { setTimeout as sleep } from 'node:timers/promises';
import { livingChildren } from '@cecochat/runtime';

/** Ctrl-C or SIGTERM, before everything was up. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

const [stopDeadlineMs, settleMs] = [10_000, 5_000];

/**
 * The outcome of the work, unless the signal comes first: then the children that it started are stopped, and an
 * Interrupted is thrown.
 */
export async function interruptible<T>(begin: () => Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw new Interrupted();
  const { promise: aborted, resolve } = Promise.withResolvers<'aborted'>();
  const abort = () => resolve('aborted');
  signal.addEventListener('abort', abort);
  const earlier = new Set(livingChildren());
  const work = begin();
  try {
    const outcome = await Promise.race([aborted, work.then((value) => ({ value }))]);
    if (outcome !== 'aborted') return outcome.value;
  } finally {
    signal.removeEventListener('abort', abort);
  }
  await Promise.all(livingChildren().filter((child) => !earlier.has(child)).map((child) => child.stop(stopDeadlineMs)));
  await Promise.race([work.catch(() => undefined), sleep(settleMs)]);
  throw new Interrupted();
}
