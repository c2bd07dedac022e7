import { planPorts } from '../../operator/local/index.ts';
import {
  calledServices, lastingServices, replicatedServices, serviceNames, services, type CallerPort, type ServiceEntry, type ServiceName,
} from '../../services/catalogue.ts';
import { code, table } from './tables.ts';

const protocols: Readonly<Record<CallerPort, string>> = { http: 'HTTP', grpc: 'gRPC', websocket: 'WebSockets' };

const kinds: Readonly<Record<ServiceEntry['runs'], string>> = {
  servers: 'servers: the operator starts and stops each, and assigns partitions to it',
  replicas: 'equal processes, a Deployment in a cluster',
  once: 'a step that ends, a Job in a cluster',
};

const rowOf = (name: ServiceName): string[] => {
  const { runs, stores, callers, requests } = services[name];
  return [code(name), kinds[runs], stores.join(', '), callers.map((port) => protocols[port]).join(', ') || 'none', `${requests.cpu}, ${requests.memory}`];
};

/** Pure: the catalogue of services. */
export const serviceTable = (): string => table(['service', 'runs as', 'stores', 'ports for clients', 'default requests'], serviceNames.map(rowOf));

const named = (names: readonly ServiceName[]) => names.map((name) => code(`sample-${name}`)).join(', ');
const withPort = (port: CallerPort) => replicatedServices.filter((name) => services[name].callers.includes(port)).map(code).join(', ');

/** Pure: the objects of the ChatCluster `sample`. */
export const objectTable = (): string => table(['object', 'name', 'what for'], [
  ['Pod', '`sample-messaging-0`, ...', 'a messaging server. No controller owns them but the operator: it decides which one comes and goes'],
  ['Deployment', named(replicatedServices), 'the other services, of which a new pod is ready before an old one goes'],
  ['Job', '`sample-setup-<hash>`', 'makes topics and tables that are not there; another Job when there is other work or another version. It stays when it is done'],
  ['Service', '`sample-messaging`', 'headless: a name for each messaging pod'],
  ['Service', '`sample-messaging-0`, ...', 'one for each server, unless `messaging.exposure` is ClusterIP without `{clusterIP}`'],
  ['Service', named(calledServices.filter((name) => replicatedServices.some((each) => each === name))), `8080 is HTTP (${withPort('http')}), 9000 gRPC (${withPort('grpc')})`],
  ['PodDisruptionBudget', '`sample-messaging`', 'one server fewer than there are has to stay'],
  ['PodDisruptionBudget', named(replicatedServices), 'one pod may be away; only where there are several'],
  ['NetworkPolicy', named(serviceNames), 'every address may connect to the ports for clients, pods of the cluster to 9090 (health and metrics), none to other ports. Egress is open, or has [the rules of `spec.egress`](#network-policies)'],
  ['ServiceAccount', '`sample-services`', 'all pods run as it; it has no rights, and no pod gets its token'],
  ['ConfigMap', '`sample-routing`', 'what is decided: servers, who serves what, epoch; under `published` a copy of the routing, which Pods of `connect` read while they start [without Redis](architecture.md#redis)'],
  ['ConfigMap', '`sample-specs`', 'the spec that is followed, and those of older revisions that still run'],
]);

/** The ports of `make run`, as docs/running.md shows them. */
const usualBase = 24_000;

/** Pure: ports such as `24020 .. 24039`, or `24000, 24003` where there are some between them. */
function describePorts(ports: readonly number[]): string {
  const [first = 0, last = first] = [ports[0], ports.at(-1)];
  const isRange = ports.length > 1 && last - first === ports.length - 1;
  return isRange ? `${first} .. ${last}` : ports.join(', ');
}

/** Pure: the ports of a platform on one machine, by default. */
export function portTable(): string {
  const { of, status, console } = planPorts(usualBase);
  const ofCallers = calledServices.flatMap((name) => services[name].callers.map((port) => ({ ports: of[name][port] ?? [], what: `${name}, ${protocols[port]}` })));
  const admin = [...lastingServices, 'operator' as const].flatMap((kind) => of[kind].admin ?? []);
  const rows = [
    ...ofCallers,
    { ports: [status], what: 'the machine: `GET /api/status` and what else [programs may ask of it](#changing-it-while-it-runs)' },
    { ports: [console], what: '[the console](console.md), HTTP' },
    { ports: admin, what: 'health and metrics of each process; `GET /api/status` lists them as `admin`' },
    { ports: [0, 1, 2, 3, 4].map((place) => usualBase + 90 + place), what: 'Kafka, its controller, Cassandra, its storage port, Redis' },
  ].sort((one, other) => (one.ports[0] ?? 0) - (other.ports[0] ?? 0));
  return table(['port', 'what'], rows.map(({ ports, what }) => [describePorts(ports), what]));
}
