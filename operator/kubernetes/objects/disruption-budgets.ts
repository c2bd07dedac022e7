import type { V1PodDisruptionBudgetSpec } from '@kubernetes/client-node';
import { replicatedServices } from '../../../services/catalogue.ts';
import { replicasOf } from '../../manifest/index.ts';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster, ClusterRef } from './cluster.ts';
import { selectorOf } from './labels.ts';
import { serviceNameOf } from './names.ts';

export type DisruptionBudget = ChildOf<'PodDisruptionBudget', { spec: V1PodDisruptionBudgetSpec }>;

/**
 * Pure: lets one messaging pod of this number of servers be evicted at a time. The budget sets `minAvailable`, as
 * Kubernetes would compute `maxUnavailable` from `spec.messaging.replicas`, which excludes spares, servers added by
 * autoscaling and servers that are starting or leaving. A pod that is not ready may still serve devices, so it is
 * evicted within the budget only.
 */
export function buildMessagingBudget(cluster: ClusterRef, servers: number): DisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(cluster, serviceNameOf(cluster, 'messaging'), 'messaging'),
    spec: {
      minAvailable: Math.max(0, servers - 1),
      selector: { matchLabels: selectorOf(cluster, 'messaging') },
      unhealthyPodEvictionPolicy: 'IfHealthyBudget',
    },
  };
}

/** Pure: budgets of services with several pods. A budget for a single pod would block the drain of its node. */
export function buildServiceBudgets(cluster: Cluster): DisruptionBudget[] {
  const several = replicatedServices.filter((component) => replicasOf(cluster.spec[component], 'cluster') > 1);
  return several.map((component) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(cluster, serviceNameOf(cluster, component), component),
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: selectorOf(cluster, component) },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  }));
}
