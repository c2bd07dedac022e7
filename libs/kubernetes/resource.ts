import type { KubernetesObject, ObjectKey } from './kubernetes-object.ts';

/** A kind of object that the API server keeps. `T` is the type of its objects. */
export interface Resource<T extends KubernetesObject = KubernetesObject> {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Never set: it carries `T`. */
  readonly object?: T;
}

export type Subresource = 'status' | 'scale' | 'eviction';

export function apiVersionOf({ group, version }: Resource): string {
  return group === '' ? version : `${group}/${version}`;
}

/**
 * Path of all objects, or of those in a namespace. A string that is not a Kubernetes name (a slash, "..") cannot escape
 * it.
 */
export function collectionPath(resource: Resource, namespace: string | undefined): string {
  const { group, version, plural, namespaced } = resource;
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return namespaced && namespace !== undefined
    ? `${root}/namespaces/${segment(namespace)}/${plural}`
    : `${root}/${plural}`;
}

export function objectPath(resource: Resource, { namespace, name }: ObjectKey, subresource?: Subresource): string {
  if (resource.namespaced && namespace === undefined) throw new TypeError(`${resource.kind} ${name} needs a namespace`);
  const path = `${collectionPath(resource, namespace)}/${segment(name)}`;
  return subresource === undefined ? path : `${path}/${subresource}`;
}

function segment(name: string): string {
  if (name === '' || name === '.' || name === '..') throw new TypeError(`"${name}" is no name of an object`);
  return encodeURIComponent(name);
}
