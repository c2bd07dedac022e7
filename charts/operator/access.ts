import type { Construct } from 'constructs';
import { addObject, type Labels } from '../objects.ts';
import { operatorAccess, type AccessRule } from '../rbac.ts';
import { operatorName } from './labels.ts';
import type { OperatorSettings } from './settings.ts';

type Where = Pick<OperatorSettings, 'namespace' | 'labels'>;

/** Adds who the operator is, and what it may do where it runs. */
export function addOwnAccess(scope: Construct, { namespace, labels }: Where): void {
  addObject(
    scope,
    'ServiceAccount',
    { name: operatorName, namespace, labels },
    { automountServiceAccountToken: false },
  );
  addRole(scope, { name: `${operatorName}-leases`, namespace, labels }, operatorAccess.own, namespace);
}

/** Adds the rights of an operator that manages all namespaces. */
export function addAccessEverywhere(scope: Construct, { namespace, labels }: Where): void {
  const metadata = { name: operatorName, labels };
  addObject(scope, 'ClusterRole', metadata, { rules: rulesOf(operatorAccess.platforms) });
  addObject(scope, 'ClusterRoleBinding', metadata, {
    roleRef: roleRef('ClusterRole', operatorName),
    subjects: subjectsOf(namespace),
  });
}

/** Adds its rights in one of the namespaces that it manages. */
export function addAccessIn(scope: Construct, platforms: string, { namespace, labels }: Where): void {
  addRole(scope, { name: operatorName, namespace: platforms, labels }, operatorAccess.platforms, namespace);
}

function addRole(
  scope: Construct,
  metadata: { name: string; namespace: string; labels: Labels },
  rules: readonly AccessRule[],
  operatorNamespace: string,
): void {
  addObject(scope, 'Role', metadata, { rules: rulesOf(rules) });
  addObject(scope, 'RoleBinding', metadata, {
    roleRef: roleRef('Role', metadata.name), subjects: subjectsOf(operatorNamespace),
  });
}

const rulesOf = (rules: readonly AccessRule[]) =>
  rules.map(({ apiGroups, resources, verbs }) => ({
    apiGroups: [...apiGroups], resources: [...resources], verbs: [...verbs],
  }));

const roleRef = (kind: 'Role' | 'ClusterRole', name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name });

const subjectsOf = (namespace: string) => [{ kind: 'ServiceAccount', name: operatorName, namespace }];
