import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured logs on standard output or in a file, one JSON object a line. Never give it a message's text or a token. */
export function createLogger({ name, level, file }: { readonly name: string; readonly level: string; readonly file?: string }): Logger {
  const options = { name, level, timestamp: pino.stdTimeFunctions.isoTime };
  return file === undefined ? pino(options) : pino(options, pino.destination({ dest: file, mkdir: true, sync: true }));
}
