import type { ConnectionOptions } from 'node:tls';
import type { ClientTls } from '@cecochat/runtime';
import kafkajs, { type Kafka, type KafkaConfig, type LogEntry, type SASLOptions } from 'kafkajs';
import { registerCodecs } from './codecs.ts';
import { repairKafkajs } from './kafkajs-repairs.ts';
import { openSocket, seedAddressOf } from './sockets.ts';

/** The logger that this library needs; pino fits. */
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

/** How Kafka is reached. Credentials and certificates are asked for at every connection: they may change. */
export interface KafkaConnection {
  /** host:port of some. */
  readonly brokers: readonly string[];
  /** Plain text without it. */
  readonly tls?: ClientTls | undefined;
  readonly credentials?: KafkaCredentials | undefined;
}

export interface KafkaOptions extends KafkaConnection {
  readonly clientId: string;
  readonly logger: KafkaLogger;
}

const { logLevel } = kafkajs;

/** A client of Kafka that logs to the given logger. kafkajs retries its errors itself: they are logged as warnings. */
export function createKafka(options: KafkaOptions): Kafka {
  registerCodecs();
  repairKafkajs();
  return new kafkajs.Kafka(clientOptions(options));
}

/** The options as kafkajs wants them. */
export function clientOptions(options: KafkaOptions) {
  return {
    clientId: options.clientId,
    brokers: options.brokers.map(seedAddressOf),
    socketFactory: openSocket,
    // The client reads what is in both whenever it connects.
    ...(options.tls && { ssl: options.tls as ConnectionOptions }),
    ...(options.credentials && { sasl: toSasl(options.credentials) }),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry: LogEntry) => {
      logEntry(options.logger, entry);
    },
  } satisfies KafkaConfig;
}

function toSasl(credentials: KafkaCredentials): SASLOptions {
  const user = {
    get username() {
      return credentials.username;
    },
    get password() {
      return credentials.password;
    },
  };
  return Object.assign(user, { mechanism: credentials.mechanism }) as SASLOptions;
}

function logEntry(logger: KafkaLogger, { namespace, level, log }: LogEntry): void {
  const { message, error, broker, groupId } = log;
  const details = {
    namespace, ...(error !== undefined && { error }), ...(broker && { broker }), ...(groupId && { groupId }),
  };
  if (level <= logLevel.WARN) logger.warn(details, `kafka: ${message}`);
  else logger.debug(details, `kafka: ${message}`);
}
