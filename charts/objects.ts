import type {
  V1ClusterRole, V1ClusterRoleBinding, V1ConfigMap, V1Deployment, V1Namespace, V1NetworkPolicy,
  V1PodDisruptionBudget, V1Role, V1RoleBinding, V1Service, V1ServiceAccount, V1StatefulSet, V1ValidatingAdmissionPolicy,
  V1ValidatingAdmissionPolicyBinding,
} from '@kubernetes/client-node';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PodMonitor, PrometheusRule } from './monitoring/custom-resources.ts';

interface Kinds {
  readonly Namespace: V1Namespace;
  readonly ServiceAccount: V1ServiceAccount;
  readonly ClusterRole: V1ClusterRole;
  readonly ClusterRoleBinding: V1ClusterRoleBinding;
  readonly ConfigMap: V1ConfigMap;
  readonly Role: V1Role;
  readonly RoleBinding: V1RoleBinding;
  readonly Deployment: V1Deployment;
  readonly StatefulSet: V1StatefulSet;
  readonly Service: V1Service;
  readonly NetworkPolicy: V1NetworkPolicy;
  readonly PodDisruptionBudget: V1PodDisruptionBudget;
  readonly ValidatingAdmissionPolicy: V1ValidatingAdmissionPolicy;
  readonly ValidatingAdmissionPolicyBinding: V1ValidatingAdmissionPolicyBinding;
  readonly PodMonitor: PodMonitor;
  readonly PrometheusRule: PrometheusRule;
}

type Kind = keyof Kinds;

const apiVersions: Readonly<Record<Kind, string>> = {
  Namespace: 'v1',
  ServiceAccount: 'v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  ConfigMap: 'v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  Service: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
  ValidatingAdmissionPolicy: 'admissionregistration.k8s.io/v1',
  ValidatingAdmissionPolicyBinding: 'admissionregistration.k8s.io/v1',
  PodMonitor: 'monitoring.coreos.com/v1',
  PrometheusRule: 'monitoring.coreos.com/v1',
};

export type Labels = Readonly<Record<string, string>>;

interface Metadata {
  readonly name: string;
  /** None for what belongs to no namespace. */
  readonly namespace?: string;
  readonly labels?: Labels;
}

/** Adds an object to a chart. The compiler checks its content against the types of the API. */
export function addObject<K extends Kind>(
  scope: Construct,
  kind: K,
  metadata: Metadata,
  content: Omit<Kinds[K], 'apiVersion' | 'kind' | 'metadata' | 'status'>,
): void {
  const { namespace = '', name } = metadata;
  // The id keeps namespaces apart; it is not seen in the manifest.
  new ApiObject(scope, [kind, namespace, name].join('/'), {
    apiVersion: apiVersions[kind], kind,
    metadata: { ...metadata, labels: { ...metadata.labels } },
    ...content,
  });
}
