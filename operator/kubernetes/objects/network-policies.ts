import { isCalled, isLasting, serviceNames, services, type ServiceName } from '../../../services/catalogue.ts';
import { metadataOf, type ChildOf } from './child.ts';
import type { Egress } from '../../manifest/index.ts';
import type { Cluster } from './cluster.ts';
import { selectorOf } from './labels.ts';
import { serviceNameOf } from './names.ts';
import { ports, type PortName } from './ports.ts';

/** Pods of namespaces with these labels. */
interface Peer {
  readonly namespaceSelector: { readonly matchLabels?: Readonly<Record<string, string>> };
}

interface IngressRule {
  /** Left out: any peer. */
  readonly from?: readonly Peer[];
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' }[];
}

export interface NetworkPolicySpec {
  readonly podSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly policyTypes: readonly ['Ingress'] | readonly ['Ingress', 'Egress'];
  /** Left out: no ingress. */
  readonly ingress?: readonly IngressRule[];
  /** Left out: no egress, where that is restricted. */
  readonly egress?: readonly object[];
}

export type NetworkPolicy = ChildOf<'NetworkPolicy', { spec: NetworkPolicySpec }>;

/**
 * Pure: who may open connections to pods. The ports for callers are open to all peers, as devices come from anywhere.
 * The port for metrics and probes is open to pods of the namespaces that the manifest names, by default of all (probes
 * come from the pod's own node, which is always let in). All other ports are closed.
 *
 * Egress stays open unless the manifest has rules for it. Stores and keys of tokens have host names, which policies do
 * not support. The brokers of Kafka name further addresses themselves. A rule for ports alone would let everything
 * through that it should stop.
 */
export function buildNetworkPolicies(cluster: Cluster): NetworkPolicy[] {
  const { namespaceLabels: matchLabels } = cluster.spec.monitoring;
  const readers = { namespaceSelector: matchLabels === undefined ? {} : { matchLabels } };
  return serviceNames.map((name) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(cluster, serviceNameOf(cluster, name), name),
    spec: {
      podSelector: { matchLabels: selectorOf(cluster, name) },
      policyTypes: cluster.spec.egress === undefined ? ['Ingress'] : ['Ingress', 'Egress'],
      ...buildIngress(name, readers),
      ...(cluster.spec.egress && { egress: buildEgress(cluster, name, cluster.spec.egress) }),
    },
  }));
}

const open = (...wanted: readonly PortName[]) =>
  wanted.map((name) => ({ port: ports[name], protocol: 'TCP' as const }));

/**
 * A program that ends by itself has no callers at all. An empty list cannot express that: every reconcile would write
 * it again.
 */
function buildIngress(name: ServiceName, readers: Peer): Pick<NetworkPolicySpec, 'ingress'> {
  if (!isLasting(name)) return {};
  const anybody = services[name].callers;
  const forCallers: IngressRule[] = anybody.length > 0 ? [{ ports: open(...anybody) }] : [];
  return { ingress: [...forCallers, { from: [readers], ports: open('admin') }] };
}

/** Names are looked up anywhere: clusters differ in where their servers of names are. */
const names = {
  ports: (['UDP', 'TCP'] as const).map((protocol) => ({ port: 53, protocol })),
};

/** A service reaches its own stores, the services that it calls and, where it verifies tokens, what they need. */
function buildEgress(cluster: Cluster, name: ServiceName, { logins, ...stores }: Egress): object[] {
  const calls = (services[name].calls ?? []) as readonly ServiceName[];
  const called = calls.map((each) => ({
    to: [{ podSelector: { matchLabels: selectorOf(cluster, each) } }], ports: open('grpc'),
  }));
  const ofStores = services[name].stores.flatMap((store) => stores[store]);
  return [names, ...called, ...ofStores, ...(isCalled(name) ? logins : [])];
}
