import type { Refusal } from '../../decide/index.ts';
import type { ChatClusterSpec } from '../../manifest/index.ts';
import { PlatformError } from '../platform-error.ts';
import type { PortPlan, ProcessKind } from './port-plan.ts';
import type { PlatformStores } from './platform-stores.ts';

export type ServiceKind = Exclude<ProcessKind, 'operator'>;

/** In the order in which people look at them. */
export const serviceKinds: readonly ServiceKind[] = ['messaging', 'connect', 'history', 'materialize'];

/** Files with the keys of tokens. */
export interface KeyFiles {
  readonly jwks: string;
  readonly privateJwk: string;
}

export interface PlannedProcess {
  readonly name: string;
  readonly kind: ProcessKind;
  /** Of the program that it runs: a label on one machine, see `commandOf`. */
  readonly version: string;
  /** host:port that callers dial; of materialize and operators, which nobody calls, the one for /metrics. */
  readonly address: string;
  /** host:port of /healthz, /readyz and /metrics. */
  readonly admin: string;
  readonly env: Readonly<Record<string, string>>;
  /** What it is told besides when it is started for the first time, and not when it is started again. */
  readonly firstEnv?: Readonly<Record<string, string>>;
}

/** What all processes of a platform have in common. */
export interface Surroundings {
  readonly ports: PortPlan;
  readonly stores: PlatformStores;
  readonly keys: KeyFiles;
}

const host = '127.0.0.1';
const drainSeconds = '10';
const namePattern = /^([a-z]+)-(\d{1,4})$/;

/**
 * Pure: how the process of a name is run, such as `messaging-3`. Throws a PlatformError for a name that means nothing and for a
 * number that there is no room for.
 */
export function planProcess(name: string, version: string, around: Surroundings): PlannedProcess {
  const [, kind = '', digits = ''] = namePattern.exec(name) ?? [];
  if (!isKind(kind)) throw new PlatformError(`"${name}" is no process of a platform: one is called like ${Object.keys(plans).join('-0, ')}-0`);
  const index = Number(digits);
  const admin = around.ports.admin[kind];
  if (index >= admin.length) throw new PlatformError(`there is no ${name}: one machine has room for ${admin.length} ${kind} processes, ${kind}-0 .. ${kind}-${admin.length - 1}`);
  const listen = at(admin, index);
  const { address = listen, env } = plans[kind](around, index);
  return { name, kind, version, address, admin: listen, env: { ...env, CECOCHAT_NAME: name, CECOCHAT_VERSION: version, CECOCHAT_ADMIN_LISTEN: listen } };
}

/** Pure: the names of the processes that a manifest asks for at first, in the order of `serviceKinds`. */
export function namesOf(spec: ChatClusterSpec): string[] {
  const counts = { ...spec, messaging: { replicas: spec.messaging.replicas + spec.messaging.standby } };
  return serviceKinds.flatMap((kind) => Array.from({ length: counts[kind].replicas }, (_, index) => `${kind}-${index}`));
}

const at = (ports: readonly number[], index: number): string => `${host}:${ports[index]}`;

/** What each kind needs. */
const plans: Record<ProcessKind, (around: Surroundings, index: number) => { address?: string; env: Record<string, string> }> = {
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
  operator: ({ ports, stores }) => ({ env: { ...redisSettings(stores), CECOCHAT_MACHINE_URL: `http://${host}:${ports.status}` } }),
};

const isKind = (text: string): text is ProcessKind => Object.hasOwn(plans, text);

/** Pure: the settings of the step that creates topics and tables. */
export function planSetup(partitions: number, stores: PlatformStores): Record<string, string> {
  return {
    ...kafkaSettings(stores),
    ...cassandraSettings(stores),
    CECOCHAT_PARTITIONS: String(partitions),
    CECOCHAT_KAFKA_REPLICATION_FACTOR: String(stores.kafkaReplicationFactor ?? 1),
    CECOCHAT_CASSANDRA_REPLICATION_FACTOR: String(stores.cassandraReplicationFactor ?? 1),
  };
}

/** Pure: the ports that the processes and the status page will listen on, by who wants them. */
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

/**
 * Pure: what a manifest asks for beyond what one machine has room for. Spares and an upgrade need servers beside those that
 * serve. One address of history is published, so that a second history would have nothing to do.
 */
export function refuseForRoom({ messaging, upgrade, connect, history, materialize }: ChatClusterSpec, { admin }: PortPlan): Refusal[] {
  const servers = Math.max(messaging.replicas, messaging.autoscaling?.maxReplicas ?? 0);
  const besides = messaging.standby + upgrade.surge;
  const refusals: Refusal[] = [];
  if (servers + besides > admin.messaging.length) {
    const rule = `is ${servers}, and ${besides} besides for standby and upgrade.surge: one machine has room for ${admin.messaging.length}`;
    refusals.push({ field: 'spec.messaging.replicas', rule });
  }
  for (const [kind, { replicas }] of Object.entries({ connect, history, materialize })) {
    const room = admin[kind as ServiceKind].length;
    if (replicas > room) refusals.push({ field: `spec.${kind}.replicas`, rule: `is ${replicas}: one machine has room for ${room}` });
  }
  return refusals;
}
