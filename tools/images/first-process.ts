import { constants } from 'node:os';

/**
 * Signals end the first process of a container only if it handles them. Our programs handle them once they have
 * started. Until then, and in programs that only do something and end, this handler saves the grace period of
 * Kubernetes and the SIGKILL after it.
 */
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
  });
}
