import type { V1ServiceSpec } from '@kubernetes/client-node';
import { calledServices, services, type CalledService, type ReplicatedService } from '../../../services/catalogue.ts';
import { addressTemplateOf, webSocketTemplateOf, type Exposure } from '../../manifest/index.ts';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster, ClusterRef } from './cluster.ts';
import { labelNames, selectorOf, serverSelectorOf } from './labels.ts';
import { podNameOf, serviceNameOf } from './names.ts';
import { ports } from './ports.ts';

export type Service = ChildOf<'Service', { spec: V1ServiceSpec }>;

const portsOf = (service: CalledService) =>
  services[service].callers.map((name) => ({ name, port: ports[name], targetPort: ports[name], protocol: 'TCP' }));

/**
 * The routing determines the server of a user, never readiness: a server that catches up or drains still has its
 * devices, so it stays reachable by name.
 */
const unreadyToo = { publishNotReadyAddresses: true };

/** Who may reach a Service, and by what. */
function accessOf({ type, externalTrafficPolicy, sourceRanges, loadBalancerClass }: Exposure): Partial<V1ServiceSpec> {
  const isBalanced = type === 'LoadBalancer';
  return {
    type,
    ...(type !== 'ClusterIP' && externalTrafficPolicy && { externalTrafficPolicy }),
    ...(isBalanced && sourceRanges && { loadBalancerSourceRanges: sourceRanges }),
    ...(isBalanced && loadBalancerClass && { loadBalancerClass }),
  };
}

/** Pure: a name in DNS for each messaging pod. */
export function buildMessagingService(cluster: ClusterRef): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(cluster, serviceNameOf(cluster, 'messaging'), 'messaging'),
    spec: {
      type: 'ClusterIP', clusterIP: 'None', selector: selectorOf(cluster, 'messaging'), ports: portsOf('messaging'),
      ...unreadyToo,
    },
  };
}

/**
 * Pure: whether each server has a Service of its own, for access from outside or at an address that outlives its pod.
 */
export function hasOwnServices({ spec: { messaging } }: Cluster): boolean {
  const templates = [addressTemplateOf('messaging', messaging.exposure), webSocketTemplateOf(messaging)];
  return messaging.exposure.type !== 'ClusterIP' || templates.some((template) => template?.includes('{clusterIP}'));
}

/** Pure: the Service of one server; undefined where servers have none. */
export function buildServerService(cluster: Cluster, server: string): Service | undefined {
  if (!hasOwnServices(cluster)) return undefined;
  const { annotations } = cluster.spec.messaging.exposure;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(cluster, podNameOf(cluster, server), 'messaging', {
      labels: { [labelNames.server]: server }, ...(annotations && { annotations }),
    }),
    spec: {
      ...accessOf(cluster.spec.messaging.exposure), selector: serverSelectorOf(cluster, server),
      ports: portsOf('messaging'), ...unreadyToo,
    },
  };
}

/** Pure: where callers reach the services of equal processes. */
export function buildSharedServices(cluster: Cluster): Service[] {
  return calledServices.filter((name) => name !== 'messaging').map((name) => buildSharedService(cluster, name));
}

function buildSharedService(cluster: Cluster, name: CalledService & ReplicatedService): Service {
  const { annotations } = cluster.spec[name].exposure;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(cluster, serviceNameOf(cluster, name), name, { ...(annotations && { annotations }) }),
    spec: { ...accessOf(cluster.spec[name].exposure), selector: selectorOf(cluster, name), ports: portsOf(name) },
  };
}
