import type { Construct } from 'constructs';
import { labelsOf, operatorName } from './labels.ts';
import { addObject } from './objects.ts';
import type { CheckedOptions } from './options.ts';
import { operatorAccess, type AccessRule } from './rbac.ts';

/** Adds who the operator is and what it may do: in all namespaces, or by a Role in each of those it looks after. */
export function addAccess(scope: Construct, options: CheckedOptions): void {
  const { namespace, namespaces } = options;
  const labels = labelsOf(options.version);
  addObject(scope, 'ServiceAccount', { name: operatorName, namespace, labels }, { automountServiceAccountToken: false });
  if (namespaces.length === 0) {
    const metadata = { name: operatorName, labels };
    addObject(scope, 'ClusterRole', metadata, { rules: rulesOf(operatorAccess.platforms) });
    addObject(scope, 'ClusterRoleBinding', metadata, { roleRef: roleRef('ClusterRole', operatorName), subjects: subjectsOf(namespace) });
  }
  for (const each of namespaces) addRole(scope, { name: operatorName, namespace: each, labels }, operatorAccess.platforms, namespace);
  addRole(scope, { name: `${operatorName}-leases`, namespace, labels }, operatorAccess.own, namespace);
}

function addRole(
  scope: Construct, metadata: { name: string; namespace: string; labels: Record<string, string> }, rules: readonly AccessRule[], operatorNamespace: string,
): void {
  addObject(scope, 'Role', metadata, { rules: rulesOf(rules) });
  addObject(scope, 'RoleBinding', metadata, { roleRef: roleRef('Role', metadata.name), subjects: subjectsOf(operatorNamespace) });
}

const rulesOf = (rules: readonly AccessRule[]) =>
  rules.map(({ apiGroups, resources, verbs }) => ({ apiGroups: [...apiGroups], resources: [...resources], verbs: [...verbs] }));

const roleRef = (kind: 'Role' | 'ClusterRole', name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name });

const subjectsOf = (namespace: string) => [{ kind: 'ServiceAccount', name: operatorName, namespace }];
