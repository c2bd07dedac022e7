import type { V1APIResource } from '@kubernetes/client-node';
import type { ApiClient } from '../api-client.ts';

export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

const rootOf = (apiVersion: string): string => (apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`);

/** The path of a collection, in a namespace or everywhere. */
export function collectionPath({ apiVersion, plural, namespaced }: Pick<Resource, 'apiVersion' | 'plural' | 'namespaced'>, namespace?: string): string {
  return namespaced && namespace !== undefined ? `${rootOf(apiVersion)}/namespaces/${namespace}/${plural}` : `${rootOf(apiVersion)}/${plural}`;
}

/** The resources of a version of an API, without subresources; none when there is no such version. */
export async function resourcesOf(api: ApiClient, apiVersion: string): Promise<Resource[]> {
  const { resources } = await api.get<{ resources: V1APIResource[] }>(rootOf(apiVersion));
  return resources.filter(({ name }) => !name.includes('/')).map(({ name, kind, namespaced, verbs }) => ({ apiVersion, kind, plural: name, namespaced, verbs }));
}

/** Every resource that the API server has now, in the version that it prefers. */
export async function allResources(api: ApiClient): Promise<Resource[]> {
  const { groups } = await api.get<{ groups: { preferredVersion: { groupVersion: string } }[] }>('/apis');
  const versions = ['v1', ...groups.map(({ preferredVersion }) => preferredVersion.groupVersion)];
  return (await Promise.all(versions.map((version) => resourcesOf(api, version).catch(() => [])))).flat(); // One that has just been removed has none.
}
