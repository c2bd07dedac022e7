import { livingChildren } from '@cecochat/runtime';

/**
 * Aborted by the first SIGINT, SIGTERM or SIGHUP. A second one kills whatever runs and leaves at once, exit code 130.
 */
export function untilSignal(): AbortSignal {
  const first = new AbortController();
  const hear = () => {
    if (first.signal.aborted) leaveAtOnce();
    first.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  return first.signal;
}

function leaveAtOnce(): never {
  for (const child of livingChildren()) child.kill('SIGKILL');
  process.exit(130);
}
