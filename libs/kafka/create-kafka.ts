import kafkajs, { type Kafka, type LogEntry } from 'kafkajs';

/** What this library needs of a logger; pino fits. */
export interface KafkaLogger {
  debug(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: KafkaLogger;
}

const { logLevel } = kafkajs;

/** A client of Kafka that logs through ours. What kafkajs calls errors it retries itself: they are warnings here. */
export function createKafka(options: KafkaOptions): Kafka {
  return new kafkajs.Kafka({
    clientId: options.clientId,
    brokers: [...options.brokers],
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      logEntry(options.logger, entry);
    },
  });
}

function logEntry(logger: KafkaLogger, { namespace, level, log }: LogEntry): void {
  const { message, error, broker, groupId } = log;
  const details = { namespace, ...(error !== undefined && { error }), ...(broker && { broker }), ...(groupId && { groupId }) };
  if (level <= logLevel.WARN) logger.warn(details, `kafka: ${message}`);
  else logger.debug(details, `kafka: ${message}`);
}
