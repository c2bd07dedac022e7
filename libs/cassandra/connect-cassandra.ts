import cassandra, { type Client } from 'cassandra-driver';
import { buildTlsOptions } from './tls-options.ts';

/** What this library needs of a logger; pino fits. */
export interface CassandraLogger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** How Cassandra is reached. */
export interface CassandraConnection {
  /** host:port of some nodes; the driver learns the others from them. */
  readonly contactPoints: readonly string[];
  readonly datacenter: string;
  /** Plain text without it; `ca` is in PEM and takes the place of the usual certificates. */
  readonly tls?: { readonly ca: string | undefined } | undefined;
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
}

export interface CassandraOptions extends CassandraConnection {
  /** Left out by the set-up step, which creates it. */
  readonly keyspace?: string;
  readonly logger: CassandraLogger;
}

/** Names of the execution profiles: what differs between writes that can wait and reads that a caller waits for. */
export const profiles = { write: 'write', read: 'read' } as const;

const writeTimeoutMs = 5_000;
const readTimeoutMs = 2_000;
const connectTimeoutMs = 3_000;
/** A read that has no answer after this asks another replica as well, where there is one. */
const speculateAfterMs = 300;
const reconnection = { baseMs: 100, capMs: 2_000 };

const { Client: CassandraClient, ExecutionProfile, policies, types } = cassandra;

/**
 * A client that is not connected yet. 64-bit columns are bigints everywhere; reads and writes take a quorum of the
 * local data centre; every statement of ours is idempotent, so the driver may repeat it on another node.
 */
function createClient(options: CassandraOptions): Client {
  const consistency = types.consistencies.localQuorum;
  const client = new CassandraClient({
    contactPoints: [...options.contactPoints],
    localDataCenter: options.datacenter,
    ...(options.tls && { sslOptions: buildTlsOptions({ contactPoints: options.contactPoints, ca: options.tls.ca }) }),
    ...(options.credentials && { credentials: { ...options.credentials } }),
    ...(options.keyspace !== undefined && { keyspace: options.keyspace }),
    encoding: { useBigIntAsLong: true },
    queryOptions: { prepare: true, isIdempotent: true, consistency, captureStackTrace: false },
    profiles: [
      new ExecutionProfile(profiles.write, { consistency, readTimeout: writeTimeoutMs }),
      new ExecutionProfile(profiles.read, { consistency, readTimeout: readTimeoutMs }),
    ],
    policies: {
      reconnection: new policies.reconnection.ExponentialReconnectionPolicy(reconnection.baseMs, reconnection.capMs, false),
      speculativeExecution: new policies.speculativeExecution.ConstantSpeculativeExecutionPolicy(speculateAfterMs, 1),
    },
    socketOptions: { connectTimeout: connectTimeoutMs, readTimeout: writeTimeoutMs },
    // Detects a connection that leads nowhere although nothing is asked on it.
    pooling: { heartBeatInterval: 5_000 },
  });
  client.on('log', (level: string, className: string, message: string) => {
    if (level === 'warning' || level === 'error') options.logger.debug({ className }, `cassandra: ${message}`);
  });
  followHosts(client, options.logger);
  return client;
}

function followHosts(client: Client, logger: CassandraLogger): void {
  client.on('hostDown', (host: { address: string }) => {
    logger.warn({ host: host.address }, 'a cassandra node is away');
  });
  client.on('hostUp', (host: { address: string }) => {
    logger.info({ host: host.address }, 'a cassandra node is back');
  });
  // When the last node comes back the driver makes a new host of it and forgets the old one, which goes on to connect.
  client.on('hostRemove', (host: { shutdown(waitForPending: boolean): Promise<void> }) => {
    host.shutdown(false).catch(() => undefined);
  });
}

/** Connects once. Throws what the driver says when no contact point answers or the keyspace is not there. */
export async function connectCassandra(options: CassandraOptions): Promise<Client> {
  const client = createClient(options);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.shutdown();
    throw error;
  }
}
