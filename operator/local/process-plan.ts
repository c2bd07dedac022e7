import type { ChatClusterSpec } from '../manifest/index.ts';
import { PlatformError } from './platform-error.ts';
import type { PortPlan } from './port-plan.ts';

export type ServiceKind = 'messaging' | 'connect' | 'history' | 'materialize';

/** How the services reach the stores, and which part of them is theirs. */
export interface PlatformStores {
  /** host:port, comma separated. */
  readonly kafkaBrokers: string;
  readonly cassandraContactPoints: string;
  readonly redisUrl: string;
  readonly topicPrefix?: string;
  readonly keyspace?: string;
  readonly datacenter?: string;
  readonly kafkaReplicationFactor?: number;
  readonly cassandraReplicationFactor?: number;
}

/** Files with the keys of tokens. */
export interface KeyFiles {
  readonly jwks: string;
  readonly privateJwk: string;
}

export interface PlannedProcess {
  readonly name: string;
  readonly kind: ServiceKind;
  /** host:port that callers dial; of materialize, which nobody calls, the one for /metrics. */
  readonly address: string;
  /** host:port of /healthz, /readyz and /metrics. */
  readonly admin: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface PlanInput {
  readonly spec: ChatClusterSpec;
  readonly ports: PortPlan;
  readonly stores: PlatformStores;
  readonly keys: KeyFiles;
}

const host = '127.0.0.1';
const drainSeconds = '10';

/** Pure: the names of the messaging servers that a spec asks for. */
export const serverNames = (spec: ChatClusterSpec): string[] => Array.from({ length: spec.messaging.replicas }, (_, index) => `messaging-${index}`);

/** The stores that a spec names; undefined when it leaves them to the machine. */
export function storesInSpec({ dependencies }: ChatClusterSpec): PlatformStores | undefined {
  if (dependencies === undefined) return undefined;
  const { kafka, cassandra, redis } = dependencies;
  return {
    kafkaBrokers: kafka.addresses.join(','),
    topicPrefix: kafka.topicPrefix,
    cassandraContactPoints: cassandra.addresses.join(','),
    keyspace: cassandra.keyspace,
    datacenter: cassandra.datacenter,
    redisUrl: redis.url,
    ...(kafka.replicationFactor !== undefined && { kafkaReplicationFactor: kafka.replicationFactor }),
    ...(cassandra.replicationFactor !== undefined && { cassandraReplicationFactor: cassandra.replicationFactor }),
  };
}

/** Pure: the processes that a spec asks for, with their settings. Throws a PlatformError when there are more than ports. */
export function planProcesses(input: PlanInput): PlannedProcess[] {
  const { spec, ports } = input;
  checkRoom(spec, ports);
  const kinds = Object.keys(plans) as ServiceKind[];
  const planned = kinds.flatMap((kind) => Array.from({ length: spec[kind].replicas }, (_, index) => ({ kind, index })));
  return planned.map(({ kind, index }, place) => {
    const name = `${kind}-${index}`;
    const admin = at(ports.admin, place);
    const { address = admin, env } = plans[kind](input, index);
    return { name, kind, address, admin, env: { ...env, CECOCHAT_NAME: name, CECOCHAT_ADMIN_LISTEN: admin } };
  });
}

const at = (ports: readonly number[], index: number): string => `${host}:${ports[index]}`;

/** What each kind needs. */
const plans: Record<ServiceKind, (input: PlanInput, index: number) => { address?: string; env: Record<string, string> }> = {
  messaging: ({ ports, stores, keys }, index) => {
    const address = at(ports.messaging, index);
    const listen = { CECOCHAT_LISTEN: address, CECOCHAT_ADVERTISED_ADDRESS: address };
    return { address, env: { ...kafkaSettings(stores), ...redisSettings(stores), ...callable(keys), ...listen } };
  },
  connect: ({ ports, stores, keys }, index) => {
    const address = at(ports.connectHttp, index);
    const listen = { CECOCHAT_HTTP_LISTEN: address, CECOCHAT_LISTEN: at(ports.connectGrpc, index) };
    return { address, env: { ...redisSettings(stores), ...callable(keys), ...listen, CECOCHAT_ISSUER_KEY: keys.privateJwk } };
  },
  history: ({ ports, stores, keys }, index) => {
    const address = at(ports.history, index);
    return { address, env: { ...cassandraSettings(stores), ...redisSettings(stores), ...callable(keys), CECOCHAT_LISTEN: address } };
  },
  materialize: ({ stores }) => ({ env: { ...kafkaSettings(stores), ...cassandraSettings(stores) } }),
};

/** Pure: the settings of the step that creates topics and tables. */
export function planSetup(spec: ChatClusterSpec, stores: PlatformStores): Record<string, string> {
  return {
    ...kafkaSettings(stores),
    ...cassandraSettings(stores),
    CECOCHAT_PARTITIONS: String(spec.partitions),
    CECOCHAT_KAFKA_REPLICATION_FACTOR: String(stores.kafkaReplicationFactor ?? 1),
    CECOCHAT_CASSANDRA_REPLICATION_FACTOR: String(stores.cassandraReplicationFactor ?? 1),
  };
}

/** Pure: the ports that the planned processes and the status page will listen on, by who wants them. */
export function listPorts(processes: readonly PlannedProcess[], ports: PortPlan): Map<number, string> {
  const portOf = (address: string) => Number(address.split(':').at(-1));
  const wanted = new Map([[ports.status, 'the status page']]);
  for (const { name, admin, env } of processes) {
    const listens = [env['CECOCHAT_HTTP_LISTEN'], env['CECOCHAT_LISTEN'], admin].filter((address) => address !== undefined);
    for (const address of listens) wanted.set(portOf(address), name);
  }
  return wanted;
}

function kafkaSettings(stores: PlatformStores): Record<string, string> {
  return { CECOCHAT_KAFKA_BROKERS: stores.kafkaBrokers, CECOCHAT_TOPIC_PREFIX: stores.topicPrefix ?? '' };
}

function cassandraSettings(stores: PlatformStores): Record<string, string> {
  return {
    CECOCHAT_CASSANDRA_CONTACT_POINTS: stores.cassandraContactPoints,
    CECOCHAT_CASSANDRA_DATACENTER: stores.datacenter ?? 'datacenter1',
    CECOCHAT_CASSANDRA_KEYSPACE: stores.keyspace ?? 'cecochat',
  };
}

const redisSettings = ({ redisUrl }: PlatformStores): Record<string, string> => ({ CECOCHAT_REDIS_URL: redisUrl });

const callable = ({ jwks }: KeyFiles): Record<string, string> => ({ CECOCHAT_TOKEN_KEYS: jwks, CECOCHAT_DRAIN_SECONDS: drainSeconds });

/** One address of history is published, so that a second one on this machine would have nothing to do. */
function checkRoom(spec: ChatClusterSpec, ports: PortPlan): void {
  const rooms = { messaging: ports.messaging.length, connect: ports.connectHttp.length, history: ports.history.length, materialize: 20 };
  for (const [kind, room] of Object.entries(rooms)) {
    const { replicas } = spec[kind as ServiceKind];
    if (replicas > room) throw new PlatformError(`spec.${kind}.replicas is ${replicas}: one machine has room for ${room}`);
  }
}
