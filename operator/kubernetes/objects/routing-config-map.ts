import { metadataOf, type ChildOf } from './child.ts';
import type { ClusterRef } from './cluster.ts';
import { routingNameOf } from './names.ts';

export type RoutingConfigMap = ChildOf<'ConfigMap', { data: { readonly routing: string } }>;

/** Pure: what is committed (see `formatCommitted`) as an object of its own, which is changed by compare-and-swap. */
export function buildRoutingConfigMap(cluster: ClusterRef, committed: object): RoutingConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadataOf(cluster, routingNameOf(cluster), 'operator'),
    data: { routing: JSON.stringify(committed) },
  };
}
