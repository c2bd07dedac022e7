import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

const standardOutput = 1;

/**
 * Structured logs on standard output or in a file, one JSON object a line. Never give it a message's text or a token. A line is
 * written before anything else is done: the last ones of a process would be lost otherwise, or come in another order.
 */
export function createLogger({ name, level, file }: { readonly name: string; readonly level: string; readonly file?: string }): Logger {
  const options = { name, level, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, pino.destination({ dest: file ?? standardOutput, mkdir: file !== undefined, sync: true }));
}
