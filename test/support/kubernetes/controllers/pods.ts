import type { KubernetesObject, V1ObjectMeta, V1OwnerReference, V1Pod, V1PodTemplateSpec } from '@kubernetes/client-node';

export const isReady = ({ status }: V1Pod): boolean => status?.conditions?.some((each) => each.type === 'Ready' && each.status === 'True') === true;

export const isBeingDeleted = ({ metadata }: KubernetesObject): boolean => metadata?.deletionTimestamp !== undefined;

export const controllerOf = ({ metadata }: KubernetesObject): V1OwnerReference | undefined => metadata?.ownerReferences?.find(({ controller }) => controller === true);

/** Pure: a pod of the template that belongs to its controller. The API server adds the end of its name. */
export function buildPod(template: V1PodTemplateSpec, owner: KubernetesObject, metadata: V1ObjectMeta): V1Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      labels: { ...template.metadata?.labels, ...metadata.labels },
      annotations: { ...template.metadata?.annotations },
      ownerReferences: [{ apiVersion: owner.apiVersion ?? '', kind: owner.kind ?? '', name: owner.metadata?.name ?? '', uid: owner.metadata?.uid ?? '', controller: true, blockOwnerDeletion: true }],
    },
    ...(template.spec !== undefined && { spec: template.spec }),
  };
}
