import type { V1ServiceSpec } from '@kubernetes/client-node';
import { addressTemplateOf } from '../../manifest/index.ts';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster, ClusterRef } from './cluster.ts';
import { labelNames, selectorOf, serverSelectorOf } from './labels.ts';
import { connectNameOf, historyNameOf, messagingNameOf, podNameOf } from './names.ts';
import { callerPorts, ports } from './ports.ts';

export type Service = ChildOf<'Service', { spec: V1ServiceSpec }>;

const portsOf = (component: 'messaging' | 'connect' | 'history') =>
  callerPorts[component].map((name) => ({ name, port: ports[name], targetPort: ports[name], protocol: 'TCP' }));

/**
 * Who serves a user follows from the routing and never from readiness: a server that catches up or drains is still where its
 * devices are, so it stays reachable by name.
 */
const unreadyToo = { publishNotReadyAddresses: true };

/** Pure: a name in DNS for each messaging pod. */
export function buildMessagingService(cluster: ClusterRef): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(cluster, messagingNameOf(cluster), 'messaging'),
    spec: { type: 'ClusterIP', clusterIP: 'None', selector: selectorOf(cluster, 'messaging'), ports: portsOf('messaging'), ...unreadyToo },
  };
}

/** Pure: whether each server has a Service of its own, because it is reached from outside or at an address that outlives its pod. */
export function hasOwnServices({ spec: { messaging: { exposure } } }: Cluster): boolean {
  return exposure.type !== 'ClusterIP' || addressTemplateOf('messaging', exposure).includes('{clusterIP}');
}

/** Pure: the Service of one server; undefined where servers have none. */
export function buildServerService(cluster: Cluster, server: string): Service | undefined {
  if (!hasOwnServices(cluster)) return undefined;
  const { type, annotations } = cluster.spec.messaging.exposure;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(cluster, podNameOf(cluster, server), 'messaging', { labels: { [labelNames.server]: server }, ...(annotations && { annotations }) }),
    spec: { type, selector: serverSelectorOf(cluster, server), ports: portsOf('messaging'), ...unreadyToo },
  };
}

/** Pure: where devices ask which server to go to. */
export const buildConnectService = (cluster: Cluster): Service => buildSharedService(cluster, 'connect', connectNameOf(cluster));

/** Pure: where devices read what was before. */
export const buildHistoryService = (cluster: Cluster): Service => buildSharedService(cluster, 'history', historyNameOf(cluster));

function buildSharedService(cluster: Cluster, component: 'connect' | 'history', name: string): Service {
  const { type, annotations } = cluster.spec[component].exposure;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(cluster, name, component, { ...(annotations && { annotations }) }),
    spec: { type, selector: selectorOf(cluster, component), ports: portsOf(component) },
  };
}
