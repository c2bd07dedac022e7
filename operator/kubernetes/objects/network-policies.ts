import { metadataOf, type ChildOf } from './child.ts';
import type { ClusterRef } from './cluster.ts';
import { selectorOf } from './labels.ts';
import { connectNameOf, historyNameOf, materializeNameOf, messagingNameOf, setupPolicyNameOf } from './names.ts';
import { callerPorts, ports, type PortName } from './ports.ts';
import type { ProgramName } from './program.ts';

interface IngressRule {
  /** Left out: anybody. */
  readonly from?: readonly { readonly namespaceSelector: object }[];
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' }[];
}

export interface NetworkPolicySpec {
  readonly podSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly policyTypes: readonly ['Ingress'];
  /** Left out: nobody. */
  readonly ingress?: readonly IngressRule[];
}

export type NetworkPolicy = ChildOf<'NetworkPolicy', { spec: NetworkPolicySpec }>;

const names = { messaging: messagingNameOf, connect: connectNameOf, history: historyNameOf, materialize: materializeNameOf, setup: setupPolicyNameOf };

/**
 * Pure: who may open connections to pods. The ports for callers are for anybody, as devices come from anywhere; the one for
 * metrics and probes is for pods of the cluster (probes come from the pod's own node, which is always let in); nothing else.
 *
 * What pods connect to is left open: stores and keys of tokens are named by host names, which policies do not know, the brokers
 * of Kafka name further addresses themselves, and a rule for ports alone would let everything through that it should stop.
 */
export function buildNetworkPolicies(cluster: ClusterRef): NetworkPolicy[] {
  return (Object.keys(names) as ProgramName[]).map((name) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(cluster, names[name](cluster), name),
    spec: { podSelector: { matchLabels: selectorOf(cluster, name) }, policyTypes: ['Ingress'], ...buildIngress(name) },
  }));
}

const open = (...wanted: readonly PortName[]) => wanted.map((name) => ({ port: ports[name], protocol: 'TCP' as const }));

/** The step that sets up has no callers at all. An empty list is no way to say that: it would be written anew each time. */
function buildIngress(name: ProgramName): Pick<NetworkPolicySpec, 'ingress'> {
  if (name === 'setup') return {};
  const anybody: readonly PortName[] = callerPorts[name];
  const forCallers: IngressRule[] = anybody.length > 0 ? [{ ports: open(...anybody) }] : [];
  return { ingress: [...forCallers, { from: [{ namespaceSelector: {} }], ports: open('admin') }] };
}
