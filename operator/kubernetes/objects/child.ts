import { apiVersionOf, chatClusters } from '@cecochat/kubernetes';
import type { ClusterRef } from './cluster.ts';
import { labelsOf, type Component } from './labels.ts';

type Texts = Readonly<Record<string, string>>;

export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller: true;
  readonly blockOwnerDeletion: true;
}

export interface ChildMeta {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Texts;
  readonly annotations?: Texts;
  readonly ownerReferences: readonly [OwnerReference];
}

/** An object that the operator makes for a ChatCluster, as it is sent to the API server. */
export interface Child {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ChildMeta;
}

/** A Child with the further fields of its kind. */
export type ChildOf<Kind extends string, Body> = Child & { readonly kind: Kind } & Readonly<Body>;

interface Extras {
  readonly labels?: Texts;
  readonly annotations?: Texts;
}

/** Our own labels win over extra ones: the operator finds its objects by them. */
export function metadataOf(
  cluster: ClusterRef, name: string, component: Component, { labels, annotations }: Extras = {},
): ChildMeta {
  const hasAnnotations = annotations !== undefined && Object.keys(annotations).length > 0;
  return {
    name,
    namespace: cluster.namespace,
    labels: { ...labels, ...labelsOf(cluster, component) },
    ...(hasAnnotations && { annotations }),
    ownerReferences: [ownerReferenceOf(cluster)],
  };
}

/** The garbage collector removes all objects with their ChatCluster; a new one of the same name does not adopt them. */
function ownerReferenceOf({ name, uid }: ClusterRef): OwnerReference {
  return {
    apiVersion: apiVersionOf(chatClusters),
    kind: chatClusters.kind,
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
