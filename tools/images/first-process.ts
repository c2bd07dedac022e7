import { constants } from 'node:os';

/**
 * The first process of a container is ended by no signal that it does not ask for. Our programs ask when they have started; until
 * then, and those that only do something and end, would be waited for until the patience of Kubernetes is over and then killed.
 */
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
  });
}
