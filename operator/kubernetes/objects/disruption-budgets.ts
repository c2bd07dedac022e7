import type { V1PodDisruptionBudgetSpec } from '@kubernetes/client-node';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster, ClusterRef } from './cluster.ts';
import { selectorOf } from './labels.ts';
import { connectNameOf, historyNameOf, materializeNameOf, messagingNameOf } from './names.ts';

export type DisruptionBudget = ChildOf<'PodDisruptionBudget', { spec: V1PodDisruptionBudgetSpec }>;

/**
 * Pure: lets one messaging pod of so many servers be evicted at a time. It says how many have to stay, as Kubernetes would take
 * `maxUnavailable` from `spec.messaging.replicas`, which is not how many there are with spares, autoscaling or servers on
 * their way. A pod that is not ready may still serve devices, so it is evicted within the budget only.
 */
export function buildMessagingBudget(cluster: ClusterRef, servers: number): DisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(cluster, messagingNameOf(cluster), 'messaging'),
    spec: {
      minAvailable: Math.max(0, servers - 1),
      selector: { matchLabels: selectorOf(cluster, 'messaging') },
      unhealthyPodEvictionPolicy: 'IfHealthyBudget',
    },
  };
}

const names = { connect: connectNameOf, history: historyNameOf, materialize: materializeNameOf };

/** Pure: budgets of services of which there are several; with one for a service that has a single pod no node could be drained. */
export function buildServiceBudgets(cluster: Cluster): DisruptionBudget[] {
  const several = (['connect', 'history', 'materialize'] as const).filter((component) => cluster.spec[component].replicas > 1);
  return several.map((component) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(cluster, names[component](cluster), component),
    spec: { maxUnavailable: 1, selector: { matchLabels: selectorOf(cluster, component) }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  }));
}
