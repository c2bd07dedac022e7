import { CliError } from './failure.ts';

const deadlineMs = 20_000;

/** Rejects with a CliError when there is no outcome in time; `late` names what has not happened. */
export async function withDeadline<T>(outcome: Promise<T>, late: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const words = `${late} within ${deadlineMs / 1000} s; it may still arrive: look with \`cecochat history\``;
  const error = new CliError(words);
  const timer = setTimeout(() => reject(error), deadlineMs);
  try {
    return await Promise.race([outcome, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Calls back at the first Ctrl-C or SIGTERM; the second one leaves at once. Returns how to stop that. */
export function onInterrupt(end: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let interrupted = false;
  const interrupt = () => {
    if (interrupted) process.exit(130);
    interrupted = true;
    end();
  };
  for (const signal of signals) process.on(signal, interrupt);
  return () => {
    for (const signal of signals) process.off(signal, interrupt);
  };
}
