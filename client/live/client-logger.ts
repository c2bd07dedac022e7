/** The logger of a session; pino's loggers fit. Never a text, never a token. */
export interface ClientLogger {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
