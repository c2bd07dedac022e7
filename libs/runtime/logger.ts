import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured logs on standard output, one JSON object a line. Never give it a message's text or a token. */
export function createLogger(options: { readonly name: string; readonly level: string }): Logger {
  return pino({ name: options.name, level: options.level, timestamp: pino.stdTimeFunctions.isoTime });
}
