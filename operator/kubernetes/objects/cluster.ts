import type { ServableSpec } from './servable-spec.ts';

/** Which ChatCluster an object belongs to. */
export interface ClusterRef {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
}

/** A ChatCluster with everything that its objects follow from. */
export interface Cluster extends ClusterRef {
  readonly spec: ServableSpec;
}
