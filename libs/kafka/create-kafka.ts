import kafkajs, { type Kafka, type LogEntry, type SASLOptions } from 'kafkajs';

/** What this library needs of a logger; pino fits. */
export interface KafkaLogger {
  debug(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** How a user of Kafka can prove who it is. */
export const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

export interface KafkaCredentials {
  readonly mechanism: (typeof mechanisms)[number];
  readonly username: string;
  readonly password: string;
}

/** How Kafka is reached. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  /** Plain text without it; `ca` is in PEM and takes the place of the usual certificates. */
  readonly tls?: { readonly ca: string | undefined } | undefined;
  readonly credentials?: KafkaCredentials | undefined;
}

export interface KafkaOptions extends KafkaConnection {
  readonly clientId: string;
  readonly logger: KafkaLogger;
}

const { logLevel } = kafkajs;

/** A client of Kafka that logs through ours. What kafkajs calls errors it retries itself: they are warnings here. */
export function createKafka(options: KafkaOptions): Kafka {
  return new kafkajs.Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    ...(options.tls && { ssl: options.tls.ca === undefined ? true : { ca: options.tls.ca } }),
    ...(options.credentials && { sasl: toSasl(options.credentials) }),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      logEntry(options.logger, entry);
    },
  });
}

/** The kinds of the client differ in their mechanism only, and it wants to know which one it is. */
function toSasl({ mechanism, ...user }: KafkaCredentials): SASLOptions {
  switch (mechanism) {
    case 'plain': return { mechanism, ...user };
    case 'scram-sha-256': return { mechanism, ...user };
    case 'scram-sha-512': return { mechanism, ...user };
  }
}

function logEntry(logger: KafkaLogger, { namespace, level, log }: LogEntry): void {
  const { message, error, broker, groupId } = log;
  const details = { namespace, ...(error !== undefined && { error }), ...(broker && { broker }), ...(groupId && { groupId }) };
  if (level <= logLevel.WARN) logger.warn(details, `kafka: ${message}`);
  else logger.debug(details, `kafka: ${message}`);
}
