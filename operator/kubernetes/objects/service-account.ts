import { metadataOf, type ChildOf } from './child.ts';
import type { ClusterRef } from './cluster.ts';
import { accountNameOf } from './names.ts';

export type ServiceAccount = ChildOf<'ServiceAccount', { automountServiceAccountToken: false }>;

/** Pure: who all pods are. It has no rights, and no pod gets its token: that the default account has any is no concern of theirs. */
export function buildServiceAccount(cluster: ClusterRef): ServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadataOf(cluster, accountNameOf(cluster), 'operator'),
    automountServiceAccountToken: false,
  };
}
