import { formatHostPort, splitHostPort } from '@cecochat/contracts';
import {
  addressSetting, isCalled, lastingServices, listenSettings, replicatedServices, services, type CallerPort,
  type LastingService, type PortName, type Store,
} from '../../../services/catalogue.ts';
import type { Refusal } from '../../decide/index.ts';
import { replicasOf, type ChatClusterSpec, type ProviderSpec } from '../../manifest/index.ts';
import { PlatformError } from '../platform-error.ts';
import { roomFor, type PortPlan, type ProcessKind } from './port-plan.ts';
import type { PlatformStores } from './platform-stores.ts';

/** Files with the keys of tokens. */
export interface KeyFiles {
  readonly jwks: string;
  readonly privateJwk: string;
}

export interface PlannedProcess {
  readonly name: string;
  readonly kind: ProcessKind;
  /** Version of its program: a label on one machine, see `commandOf`. */
  readonly version: string;
  /** host:port that callers dial; the address of /metrics for those without callers. */
  readonly address: string;
  /** host:port of /healthz, /readyz and /metrics. */
  readonly admin: string;
  readonly env: Readonly<Record<string, string>>;
  /** Further variables for the first start of the process only, not for restarts. */
  readonly firstEnv?: Readonly<Record<string, string>>;
}

/** A provider of the manifest, with files in place of Secrets. */
export interface LocalProvider extends Omit<ProviderSpec, 'clientSecret' | 'caSecret'> {
  readonly clientSecretFile?: string | undefined;
  readonly caFile?: string | undefined;
}

/** Settings that all processes of a platform have in common. */
export interface Surroundings {
  readonly ports: PortPlan;
  readonly stores: PlatformStores;
  readonly keys: KeyFiles;
  /** OpenID Connect providers at which users sign in. */
  readonly providers?: readonly LocalProvider[] | undefined;
  /** More variables of a process, by its name. */
  readonly environmentOf?: ((name: string) => Readonly<Record<string, string>>) | undefined;
}

const drainSeconds = '10';
const namePattern = /^([a-z]+)-(\d{1,4})$/;

/**
 * Pure: how to run the process of a name such as `messaging-3`. Throws a PlatformError for an unknown name, and for a
 * number beyond the room on the machine.
 */
export function planProcess(name: string, version: string, around: Surroundings): PlannedProcess {
  const [, kind = '', digits = ''] = namePattern.exec(name) ?? [];
  if (!isKind(kind))
    throw new PlatformError(`"${name}" is no process of a platform: one is called like ${kinds.join('-0, ')}-0`);
  const index = Number(digits);
  const room = roomFor(kind, around.ports);
  if (index >= room)
    throw new PlatformError(
      `there is no ${name}: one machine has room for ${room} ${kind} processes, ${kind}-0 .. ${kind}-${room - 1}`,
    );
  const admin = addressAt(around.ports, kind, 'admin', index);
  const { address = admin, env } = kind === 'operator' ? planOperator(around) : planService(kind, around, index);
  return {
    name, kind, version, address, admin,
    env: {
      ...env, ...platformSetting(around.stores), CECOCHAT_NAME: name, CECOCHAT_VERSION: version,
      CECOCHAT_ADMIN_LISTEN: admin, ...around.environmentOf?.(name),
    },
  };
}

/** Pure: the names of the processes that a manifest requests at first, in the order of the catalogue. */
export function namesOf(spec: ChatClusterSpec): string[] {
  const { replicas, standby } = spec.messaging;
  const countOf = (kind: LastingService) =>
    kind === 'messaging' ? replicas + standby : replicasOf(spec[kind], 'machine');
  return lastingServices.flatMap((kind) => Array.from({ length: countOf(kind) }, (_, index) => `${kind}-${index}`));
}

function addressAt({ host, of }: PortPlan, kind: ProcessKind, port: PortName, index: number): string {
  return formatHostPort({ host, port: of[kind][port]?.[index] ?? 0 });
}

const kinds: readonly ProcessKind[] = [...lastingServices, 'operator'];
const isKind = (text: string): text is ProcessKind => kinds.some((kind) => kind === text);

interface Plan {
  readonly address?: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The settings of a process of a service: its stores and, with callers, where it listens and what callers are checked
 * with.
 */
function planService(kind: LastingService, { ports, stores, keys, providers }: Surroundings, index: number): Plan {
  const { callers, calls = [], issuesTokens = false, runs } = services[kind];
  const at = (port: CallerPort) => addressAt(ports, kind, port, index);
  const [first] = callers.map(at);
  return {
    address: first,
    env: {
      ...storeSettings(services[kind].stores, stores),
      ...(isCalled(kind) && callable(keys)),
      ...Object.fromEntries(callers.map((port) => [`CECOCHAT_${listenSettings[port]}`, at(port)])),
      ...(runs === 'servers' && first !== undefined && { CECOCHAT_ADVERTISED_ADDRESS: first }),
      ...(callers.includes('websocket') && {
        CECOCHAT_ADVERTISED_WEB_SOCKET_ADDRESS: at('websocket'), CECOCHAT_WEB_SOCKET_ORIGINS: 'loopback',
      }),
      ...callSettings(calls.filter(isKind), ports),
      ...(issuesTokens && { CECOCHAT_ISSUER_KEY: keys.privateJwk }),
      ...signInSettings(kind, providers),
    },
  };
}

/** How users sign up and in, for the services that have it. */
function signInSettings(kind: LastingService, providers: Surroundings['providers'] = []): Record<string, string> {
  if (kind !== 'accounts' && kind !== 'web') return {};
  return { CECOCHAT_SIGN_UP: 'true', ...(providers.length > 0 && { CECOCHAT_PROVIDERS: JSON.stringify(providers) }) };
}

/** Where the services answer that a process calls, and where the development issuer does. */
function callSettings(calls: readonly ProcessKind[], ports: PortPlan): Record<string, string> {
  const addresses = calls.map((name) => [`CECOCHAT_${addressSetting(name)}`, addressAt(ports, name, 'grpc', 0)]);
  const issuer = calls.find((name) => name !== 'operator' && services[name].issuesTokens);
  return {
    ...Object.fromEntries(addresses) as Record<string, string>,
    ...(issuer !== undefined && { CECOCHAT_ISSUER_URL: `http://${addressAt(ports, issuer, 'http', 0)}` }),
  };
}

function planOperator({ ports, stores }: Surroundings): Plan {
  return {
    env: {
      ...redisSettings(stores),
      CECOCHAT_MACHINE_URL: `http://${formatHostPort({ host: ports.host, port: ports.status })}`,
    },
  };
}

/** Pure: the settings of the step that creates topics and tables. */
export function planSetup(partitions: number, stores: PlatformStores): Record<string, string> {
  return {
    ...platformSetting(stores),
    ...storeSettings(services.setup.stores, stores),
    CECOCHAT_PARTITIONS: String(partitions),
    CECOCHAT_KAFKA_REPLICATION_FACTOR: String(stores.kafkaReplicationFactor ?? 1),
    CECOCHAT_CASSANDRA_REPLICATION_FACTOR: String(stores.cassandraReplicationFactor ?? 1),
  };
}

/** Pure: the ports on which the processes and the status page will listen, by their user. */
export function listPorts(processes: readonly PlannedProcess[], ports: PortPlan): Map<number, string> {
  const wanted = new Map([[ports.status, 'the status page'], [ports.console, 'the console']]);
  for (const { name, admin, env } of processes) {
    const listens = [...Object.values(listenSettings).map((setting) => env[`CECOCHAT_${setting}`]), admin].filter(
      (address) => address !== undefined,
    );
    for (const address of listens) wanted.set(splitHostPort(address).port, name);
  }
  return wanted;
}

const platformSetting = ({ platform }: PlatformStores): Record<string, string> =>
  platform === undefined ? {} : { CECOCHAT_PLATFORM: platform };

const settingsOf: Readonly<Record<Store, (stores: PlatformStores) => Record<string, string>>> = {
  kafka: kafkaSettings, cassandra: cassandraSettings, redis: redisSettings,
};

const storeSettings = (wanted: readonly Store[], stores: PlatformStores): Record<string, string> =>
  Object.assign({}, ...wanted.map((store) => settingsOf[store](stores))) as Record<string, string>;

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

function redisSettings({ redisUrl, redisPrefix, redisSigningKeys }: PlatformStores): Record<string, string> {
  return {
    CECOCHAT_REDIS_URL: redisUrl,
    ...(redisPrefix !== undefined && { CECOCHAT_REDIS_PREFIX: redisPrefix }),
    ...(redisSigningKeys !== undefined && { CECOCHAT_REDIS_SIGNING_KEYS: redisSigningKeys }),
  };
}

const callable = ({ jwks }: KeyFiles): Record<string, string> => ({
  CECOCHAT_TOKEN_KEYS: jwks, CECOCHAT_DRAIN_SECONDS: drainSeconds, CECOCHAT_REFLECTION: 'true',
});

/**
 * Pure: the fields of a manifest that exceed the room on one machine. Spares and an upgrade need servers beside those
 * that serve.
 */
export function refuseForRoom(spec: ChatClusterSpec, ports: PortPlan): Refusal[] {
  const { messaging, upgrade } = spec;
  const servers = Math.max(messaging.replicas, messaging.autoscaling?.maxReplicas ?? 0);
  const besides = messaging.standby + upgrade.surge;
  const room = roomFor('messaging', ports);
  const refusals: Refusal[] = [];
  if (servers + besides > room) {
    refusals.push({
      field: 'spec.messaging.replicas',
      rule: `is ${servers}, and ${besides} besides for standby and upgrade.surge: one machine has room for ${room}`,
    });
  }
  for (const kind of replicatedServices) {
    const replicas = replicasOf(spec[kind], 'machine');
    if (replicas > roomFor(kind, ports))
      refusals.push({
        field: `spec.${kind}.replicas`,
        rule: `is ${replicas}: one machine has room for ${roomFor(kind, ports)}`,
      });
  }
  return refusals;
}
