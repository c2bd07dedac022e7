/**
 * The service catalogue: every service once. Bundles, images, the manifest and its definition, the objects in a
 * cluster, the processes of `make run` and the tables of the documents derive from it. A new service is one entry here,
 * and one folder beside it with `main.ts`.
 *
 * This file imports nothing, so that the operator and the tools can import it.
 */

/** In the order in which the settings of a process name them. */
export type Store = 'kafka' | 'cassandra' | 'redis';

/** Ports for callers. */
export type CallerPort = 'http' | 'grpc' | 'websocket';
/** `admin` has /healthz, /readyz and /metrics, and is not for callers. */
export type PortName = CallerPort | 'admin';

export interface ServiceEntry {
  /** What it does, as a sentence without its dot: in `--help`, on its image, in docs/configuration.md. */
  readonly description: string;
  /** The description of its field in the manifest. */
  readonly role: string;
  /**
   * - `servers`: the operator starts and stops each process by its name, and assigns partitions to it;
   * - `replicas`: any number of equal processes, a Deployment in a cluster;
   * - `once`: a program that ends by itself, a Job in a cluster.
   */
  readonly runs: 'servers' | 'replicas' | 'once';
  /** Stores whose addresses and credentials it gets. */
  readonly stores: readonly Store[];
  /** The first one is the address that users know. Ports for callers need keys of tokens, and a certificate for TLS. */
  readonly callers: readonly CallerPort[];
  /** Services that it calls by gRPC: it gets the address of each. */
  readonly calls?: readonly string[];
  /** Whether it gets the private key of the development issuer, where there is one. */
  readonly issuesTokens?: true;
  /** Default requests of its container, see docs/kubernetes.md. */
  readonly requests: { readonly cpu: string; readonly memory: string };
  /** Service whose `podTemplate` applies, for one without a field in the manifest. */
  readonly placedAs?: string;
  /**
   * Its ports on one machine, from the first port of the platform on: as many of each as there is room for processes.
   * 14, 15 and 124 .. 139 are free, and 90 .. 99 are for stores.
   */
  readonly local?: { readonly [Port in PortName]?: readonly number[] };
}

const portsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => first + index);

const entries = {
  messaging: {
    description: 'Takes sends from devices and delivers the events of the partitions it serves',
    role: 'the servers that devices are connected to',
    runs: 'servers',
    stores: ['kafka', 'redis'],
    callers: ['grpc', 'websocket'],
    requests: { cpu: '250m', memory: '512Mi' },
    local: { grpc: portsFrom(20, 20), websocket: portsFrom(100, 20), admin: portsFrom(40, 20) },
  },
  connect: {
    description: 'Tells devices where their user is served',
    role: 'tells devices which server to go to',
    runs: 'replicas',
    stores: ['redis'],
    callers: ['http', 'grpc'],
    issuesTokens: true,
    requests: { cpu: '100m', memory: '128Mi' },
    local: { http: [0, 3, 5, 7], grpc: [1, 4, 6, 8], admin: portsFrom(60, 4) },
  },
  history: {
    description: 'Shows users what was sent to them and by them, in pages',
    role: 'shows users what was sent',
    runs: 'replicas',
    stores: ['cassandra', 'redis'],
    callers: ['grpc'],
    requests: { cpu: '100m', memory: '128Mi' },
    // Only one address of history is published, so that a second one would be idle.
    local: { grpc: [2], admin: [64] },
  },
  materialize: {
    description: 'Writes the events in the log to Cassandra',
    role: 'writes the log to Cassandra',
    runs: 'replicas',
    stores: ['kafka', 'cassandra'],
    callers: [],
    requests: { cpu: '100m', memory: '256Mi' },
    local: { admin: portsFrom(65, 20) },
  },
  groups: {
    description:
      'Decides what becomes of messages to groups and of changes of them, in the order of the log, and shows groups',
    role: 'decides changes of groups',
    runs: 'replicas',
    stores: ['kafka', 'cassandra', 'redis'],
    callers: ['grpc'],
    requests: { cpu: '100m', memory: '256Mi' },
    local: { grpc: [16, 17], admin: [18, 19] },
  },
  accounts: {
    description: 'Signs users up and in by name and password, and has their sessions, profiles and contacts',
    role: 'has the accounts of users',
    runs: 'replicas',
    stores: ['cassandra', 'redis'],
    callers: ['grpc'],
    requests: { cpu: '100m', memory: '256Mi' },
    local: { grpc: [10, 11], admin: [12, 13] },
  },
  web: {
    description: 'Serves the client for browsers, and calls of the platform as HTTP with JSON',
    role: 'serves the client for browsers, and calls as HTTP with JSON',
    runs: 'replicas',
    stores: ['redis'],
    callers: ['http'],
    calls: ['connect', 'history', 'groups', 'accounts'],
    requests: { cpu: '100m', memory: '128Mi' },
    local: { http: [120, 121], admin: [122, 123] },
  },
  setup: {
    description: 'Creates the topics in Kafka and the tables in Cassandra that are not there, and ends',
    role: 'prepares the stores',
    runs: 'once',
    stores: ['kafka', 'cassandra', 'redis'],
    callers: [],
    requests: { cpu: '50m', memory: '128Mi' },
    placedAs: 'materialize',
  },
} as const satisfies Readonly<Record<string, ServiceEntry>>;

type Entries = typeof entries;
export type ServiceName = keyof Entries;
type Matching<Pattern> = { [Name in ServiceName]: Entries[Name] extends Pattern ? Name : never }[ServiceName];

/** Services that run until they are stopped; each has a field in the manifest. */
export type LastingService = Matching<{ readonly runs: 'servers' | 'replicas' }>;
/** Services of equal processes. */
export type ReplicatedService = Matching<{ readonly runs: 'replicas' }>;
/** Services with ports for callers. */
export type CalledService = Exclude<ServiceName, Matching<{ readonly callers: readonly [] }>>;

export const services: Readonly<Record<ServiceName, ServiceEntry>> = entries;

/** In the order of display. */
export const serviceNames = Object.keys(entries) as readonly ServiceName[];

export const isLasting = (name: ServiceName): name is LastingService => services[name].runs !== 'once';
export const isReplicated = (name: ServiceName): name is ReplicatedService => services[name].runs === 'replicas';
export const isCalled = (name: ServiceName): name is CalledService => services[name].callers.length > 0;

export const lastingServices = serviceNames.filter(isLasting);
export const replicatedServices = serviceNames.filter(isReplicated);
export const calledServices = serviceNames.filter(isCalled);

/** The setting with which a process gets the address of a port of its own. */
export const listenSettings: Readonly<Record<PortName, string>> = {
  http: 'HTTP_LISTEN', grpc: 'LISTEN', websocket: 'WEB_SOCKET_LISTEN', admin: 'ADMIN_LISTEN',
};

/** Pure: the setting with which a process gets the address of a service that it calls. */
export const addressSetting = (service: string): string => `${service.toUpperCase()}_ADDRESS`;

/** Pure: the source of the program of a service, as a path in the repository. */
export const sourceOf = (name: string): string => `services/${name}/main.ts`;
