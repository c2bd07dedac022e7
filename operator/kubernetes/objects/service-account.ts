import { metadataOf, type ChildOf } from './child.ts';
import type { ClusterRef } from './cluster.ts';
import { accountNameOf } from './names.ts';

export type ServiceAccount = ChildOf<'ServiceAccount', { automountServiceAccountToken: false }>;

/**
 * Pure: the identity of all pods. It has no rights, and pods do not mount its token: rights of the default account do
 * not apply to them.
 */
export function buildServiceAccount(cluster: ClusterRef): ServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadataOf(cluster, accountNameOf(cluster), 'operator'),
    automountServiceAccountToken: false,
  };
}
