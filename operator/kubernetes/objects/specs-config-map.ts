import { metadataOf, type ChildOf } from './child.ts';
import type { ClusterRef } from './cluster.ts';
import { specsNameOf } from './names.ts';

export type SpecsConfigMap = ChildOf<'ConfigMap', { data: { readonly specs: string } }>;

/** Pure: the specs that servers run by as an object of its own. */
export function buildSpecsConfigMap(cluster: ClusterRef, specs: object): SpecsConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadataOf(cluster, specsNameOf(cluster), 'operator'),
    data: { specs: JSON.stringify(specs) },
  };
}
