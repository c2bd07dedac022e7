import { metadataOf, type ChildOf } from './child.ts';
import type { ClusterRef } from './cluster.ts';
import { routingNameOf, specsNameOf } from './names.ts';

type StateConfigMap<Key extends string> = ChildOf<'ConfigMap', { data: Readonly<Record<Key, string>> }>;

/** Key of the copy of the routing that pods of `connect` see as a file. */
export const routingCopyKey = 'published';

export type RoutingConfigMap = StateConfigMap<'routing' | typeof routingCopyKey>;
export type SpecsConfigMap = StateConfigMap<'specs'>;

/**
 * Pure: the committed state (see `formatCommitted`) as an object of its own, which is changed by compare-and-swap, with
 * a copy of the routing (see `formatRoutingCopy`).
 */
export const buildRoutingConfigMap = (cluster: ClusterRef, committed: object, copy: string): RoutingConfigMap =>
  buildState(cluster, routingNameOf(cluster), { routing: JSON.stringify(committed), [routingCopyKey]: copy });

/** Pure: the specs that servers run by as an object of its own. */
export const buildSpecsConfigMap = (cluster: ClusterRef, specs: object): SpecsConfigMap =>
  buildState(cluster, specsNameOf(cluster), { specs: JSON.stringify(specs) });

function buildState<Key extends string>(
  cluster: ClusterRef, name: string, data: Readonly<Record<Key, string>>,
): StateConfigMap<Key> {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadataOf(cluster, name, 'operator'), data };
}
