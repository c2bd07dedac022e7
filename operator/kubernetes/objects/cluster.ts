import type { ServableSpec } from './servable-spec.ts';

/** Which ChatCluster an object belongs to. */
export interface ClusterRef {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
}

/** A ChatCluster with all inputs of its objects. */
export interface Cluster extends ClusterRef {
  readonly spec: ServableSpec;
}
