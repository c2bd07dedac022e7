import { splitHostPort } from '@cecochat/contracts';
import { untilDone, type ClientTls, type Login } from '@cecochat/runtime';
import cassandra, { type Client } from 'cassandra-driver';
import { describeFailure } from './failures.ts';
import { buildTlsOptions } from './tls-options.ts';

/** The logger that this library needs; pino fits. */
export interface CassandraLogger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** How Cassandra is reached. Credentials and certificates are asked for at every connection: they may change. */
export interface CassandraConnection {
  /** host:port of some nodes; the driver learns the others from them. */
  readonly contactPoints: readonly string[];
  readonly datacenter: string;
  /** Plain text without it. */
  readonly tls?: ClientTls | undefined;
  readonly credentials?: Login | undefined;
}

export interface CassandraOptions extends CassandraConnection {
  /** Left out by the set-up step, which creates it. */
  readonly keyspace?: string;
  readonly logger: CassandraLogger;
}

/** Names of the execution profiles, which differ between background writes and reads that a caller awaits. */
export const profiles = { write: 'write', read: 'read' } as const;

const writeTimeoutMs = 5_000;
const readTimeoutMs = 2_000;
const connectTimeoutMs = 3_000;
/** A read that has no answer after this asks another replica as well, where there is one. */
const speculateAfterMs = 300;
const reconnection = { baseMs: 100, capMs: 2_000 };

const { auth, Client: CassandraClient, ExecutionProfile, policies, types } = cassandra;

/** Shows a node who we are by the user and the password of the moment. */
class CurrentCredentials extends auth.PlainTextAuthProvider {
  readonly #credentials: Login;

  constructor(credentials: Login) {
    super('', '');
    this.#credentials = credentials;
  }

  override newAuthenticator(endpoint: string, name: string): cassandra.auth.Authenticator {
    const { username = '', password = '' } = this.#credentials;
    return new auth.PlainTextAuthProvider(username, password).newAuthenticator(endpoint, name);
  }
}

/**
 * A client that is not connected yet. 64-bit columns are bigints everywhere; reads and writes take a quorum of the
 * local data centre; every statement of ours is idempotent, so the driver may repeat it on another node.
 */
function createClient(options: CassandraOptions): Client {
  const consistency = types.consistencies.localQuorum;
  const client = new CassandraClient({
    contactPoints: [...options.contactPoints],
    // The driver learns of other nodes by their addresses alone: all nodes have one port.
    protocolOptions: { port: portOf(options.contactPoints) },
    localDataCenter: options.datacenter,
    ...(options.tls && { sslOptions: buildTlsOptions(options.contactPoints, options.tls) }),
    ...(options.credentials && { authProvider: new CurrentCredentials(options.credentials) }),
    ...(options.keyspace !== undefined && { keyspace: options.keyspace }),
    encoding: { useBigIntAsLong: true },
    queryOptions: { prepare: true, isIdempotent: true, consistency, captureStackTrace: false },
    profiles: [
      new ExecutionProfile(profiles.write, { consistency, readTimeout: writeTimeoutMs }),
      new ExecutionProfile(profiles.read, { consistency, readTimeout: readTimeoutMs }),
    ],
    policies: {
      reconnection: new policies.reconnection.ExponentialReconnectionPolicy(
        reconnection.baseMs, reconnection.capMs, false,
      ),
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

const portOf = ([first = '']: readonly string[]): number => splitHostPort(first).port;

function followHosts(client: Client, logger: CassandraLogger): void {
  client.on('hostDown', (host: { address: string }) => {
    logger.warn({ host: host.address }, 'a cassandra node is away');
  });
  client.on('hostUp', (host: { address: string }) => {
    logger.info({ host: host.address }, 'a cassandra node is back');
  });
  // When the last node comes back, the driver creates a new host for it. The old host would keep reconnecting.
  client.on('hostRemove', (host: { shutdown(waitForPending: boolean): Promise<void> }) => {
    host.shutdown(false).catch(() => undefined);
  });
}

/** Connects once. Throws the driver's error when no contact point answers or the keyspace is missing. */
export async function connectCassandra(options: CassandraOptions): Promise<Client> {
  const client = createClient(options);
  const attempt = followAttempt(client);
  try {
    await client.connect();
    attempt.succeeded();
    return client;
  } catch (error) {
    await attempt.giveUp();
    throw error;
  }
}

/** The parts of cassandra-driver 4.10 that its types leave out. */
interface Connection {
  closeAsync(): Promise<void>;
}
interface ControlConnection {
  hosts: { values(): readonly { shutdown(waitForPending: boolean): Promise<void> }[] };
  shutdown(): void;
  _createConnection(contactPoint: string): Promise<Connection>;
}

interface ConnectAttempt {
  /** From now on the client manages its connections itself. */
  succeeded(): void;
  /** Ends everything that the attempt has begun; the client cannot be used afterwards. */
  giveUp(): Promise<void>;
}

/**
 * Follows the connections of a client until it is connected. The driver's `shutdown` does nothing for a client that is
 * not: connections that were opened before the failure would stay, and a control connection would dial for ever.
 */
function followAttempt(client: Client): ConnectAttempt {
  const control = Reflect.get(client, 'controlConnection') as ControlConnection;
  const connections: Connection[] = [];
  const create = control._createConnection.bind(control);
  let isOver = false;
  control._createConnection = async (contactPoint) => {
    const connection = await create(contactPoint);
    if (isOver) void connection.closeAsync().catch(() => undefined);
    else connections.push(connection);
    return connection;
  };
  return {
    succeeded: () => {
      control._createConnection = create;
    },
    giveUp: async () => {
      isOver = true;
      control.shutdown();
      const hosts = [...control.hosts.values()];
      await Promise.allSettled([
        client.shutdown(),
        ...hosts.map((host) => host.shutdown(false)),
        ...connections.map((connection) => connection.closeAsync()),
      ]);
    },
  };
}

/**
 * Connects, however long Cassandra or its schema are unavailable; logs the reason for waiting, once for every new one.
 * Throws only when the signal is aborted, or with the last reason when the deadline passes.
 */
export async function untilCassandraConnected(
  options: CassandraOptions,
  { signal, deadlineMs = Infinity }: { readonly signal?: AbortSignal; readonly deadlineMs?: number } = {},
): Promise<Client> {
  const giveUpAt = performance.now() + deadlineMs;
  try {
    return await untilDone(() => connectCassandra(options), {
      signal,
      isFinal: () => performance.now() > giveUpAt,
      describe: describeFailure,
      onReason: (reason) => options.logger.warn({ reason }, 'waiting for cassandra'),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Error(`cassandra at ${options.contactPoints.join(', ')}: ${describeFailure(error)}`, { cause: error });
  }
}
