import { flushLog, type Logger } from './logger.ts';

interface RunOptions {
  readonly logger: Logger;
  /** Stops accepting, moves the work away, finishes what is in flight. */
  readonly drain: () => Promise<void>;
}

const parentPollMs = 500;
const flushWithinMs = 1_000;

/**
 * Runs until SIGTERM or SIGINT, drains, exits 0 (1 when draining failed). A second signal leaves at once. With
 * CECOCHAT_EXIT_WITH_PARENT=1 the death of the parent process counts as SIGTERM: nothing is left running behind it.
 */
export async function runUntilSignal({ logger, drain }: RunOptions): Promise<never> {
  const { promise, resolve } = Promise.withResolvers<string>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(signal));
  if (process.env['CECOCHAT_EXIT_WITH_PARENT'] === '1') watchParent(() => resolve('the end of the parent'));
  const reason = await promise;
  logger.info({ reason }, 'draining');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(1));
  try {
    await drain();
  } catch (error) {
    logger.error({ err: error }, 'draining failed');
    await flushLog(logger, flushWithinMs);
    process.exit(1);
  }
  logger.info('drained');
  await flushLog(logger, flushWithinMs);
  process.exit(0);
}

function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, parentPollMs).unref();
}
