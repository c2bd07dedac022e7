import type { Resource } from './resource.ts';

export const chatClusters = namespaced('cecochat.dev', 'v1beta1', 'chatclusters', 'ChatCluster');
export const configMaps = namespaced('', 'v1', 'configmaps', 'ConfigMap');
export const deployments = namespaced('apps', 'v1', 'deployments', 'Deployment');
export const events = namespaced('events.k8s.io', 'v1', 'events', 'Event');
export const jobs = namespaced('batch', 'v1', 'jobs', 'Job');
export const leases = namespaced('coordination.k8s.io', 'v1', 'leases', 'Lease');
export const networkPolicies = namespaced('networking.k8s.io', 'v1', 'networkpolicies', 'NetworkPolicy');
export const podDisruptionBudgets = namespaced('policy', 'v1', 'poddisruptionbudgets', 'PodDisruptionBudget');
export const pods = namespaced('', 'v1', 'pods', 'Pod');
export const secrets = namespaced('', 'v1', 'secrets', 'Secret');
export const serviceAccounts = namespaced('', 'v1', 'serviceaccounts', 'ServiceAccount');
export const services = namespaced('', 'v1', 'services', 'Service');

function namespaced(group: string, version: string, plural: string, kind: string): Resource {
  return { group, version, plural, kind, namespaced: true };
}
