import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { splitHostPort } from '@cecochat/contracts';
import type { ClientTls } from '@cecochat/runtime';
import kafkajs, {
  type Kafka, type KafkaConfig, type LogEntry, type SASLOptions, type ISocketFactory, type ICustomPartitioner,
} from 'kafkajs';
import { decompress as decompressLz4 } from 'lz4js';
import { uncompress as decompressSnappy } from 'snappyjs';
import { repairKafkajs } from './kafkajs-repairs.ts';

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

const { CompressionCodecs, CompressionTypes } = kafkajs;
const decompressZstd = promisify(zstdDecompress);

/** Bound on a decompressed batch: Kafka accepts 1 MiB compressed, and text does not shrink that much. */
const maxBatchBytes = 128 * 1024 * 1024;

/** Java writes blocks of Snappy after this, two versions, and the length of each. */
const xerialMagic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]);
const xerialHeaderBytes = xerialMagic.length + 8;

/**
 * kafkajs reads gzip only. The platform writes without compression, but a topic or a broker with its own
 * `compression.type` compresses its records, and other tools may write to the log too: consumers read all codecs.
 */
function registerCodecs(): void {
  CompressionCodecs[CompressionTypes.Snappy] = codec(async (batch) => readSnappy(batch));
  CompressionCodecs[CompressionTypes.LZ4] = codec(async (batch) => Buffer.from(decompressLz4(batch)));
  CompressionCodecs[CompressionTypes.ZSTD] = codec((batch) =>
    decompressZstd(batch, { maxOutputLength: maxBatchBytes }),
  );
}

const codec = (decompress: (batch: Buffer) => Promise<Buffer>) => () => ({
  compress: () => Promise.reject(new Error('records are written without compression')),
  decompress,
});

function readSnappy(batch: Buffer): Buffer {
  if (!batch.subarray(0, xerialMagic.length).equals(xerialMagic))
    return Buffer.from(decompressSnappy(batch, maxBatchBytes));
  const blocks: Uint8Array[] = [];
  for (let at = xerialHeaderBytes; at < batch.length; ) {
    const end = at + 4 + batch.readInt32BE(at);
    blocks.push(decompressSnappy(batch.subarray(at + 4, end), maxBatchBytes));
    at = end;
  }
  return Buffer.concat(blocks);
}

const keepAliveMs = 60_000;

/**
 * host:port of a broker for kafkajs, which takes what is before the first colon for the host: the colons of an IPv6
 * address become
 * dashes, and `openSocket` makes colons of them again.
 */
export function seedAddressOf(broker: string): string {
  const { host, port } = splitHostPort(broker);
  return `${host.includes(':') ? `[${host.replaceAll(':', '-')}]` : host}:${port}`;
}

const dialledHostOf = (host: string): string => (host.startsWith('[') ? host.slice(1, -1).replaceAll('-', ':') : host);

/** As the one of kafkajs, for every kind of address. */
export const openSocket: ISocketFactory = ({ host: given, port, ssl, onConnect }) => {
  const host = dialledHostOf(given);
  const security = ssl as ConnectionOptions | null | undefined; // Null for plain text, contrary to the types.
  const server = { host, port, ...(isIP(host) === 0 && { servername: host }) };
  const socket = security ? connectTls({ ...server, ...security }, onConnect) : connectTcp({ host, port }, onConnect);
  socket.setKeepAlive(true, keepAliveMs);
  return socket;
};

/** Every record names its partition: nothing is left to choose. */
export const explicitPartition: ICustomPartitioner =
  () =>
  ({ message }) => {
    if (message.partition === undefined) throw new Error('a record names its partition');
    return message.partition;
  };
