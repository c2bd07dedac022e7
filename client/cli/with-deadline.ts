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
