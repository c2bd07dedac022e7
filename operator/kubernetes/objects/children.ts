import {
  configMaps, deployments, jobs, networkPolicies, podDisruptionBudgets, pods, serviceAccounts, services,
  type Resource,
} from '@cecochat/kubernetes';
import { replicatedServices } from '../../../services/catalogue.ts';
import type { Child } from './child.ts';
import type { Cluster } from './cluster.ts';
import { buildDeployment } from './deployments.ts';
import { buildMessagingBudget, buildServiceBudgets } from './disruption-budgets.ts';
import { buildNetworkPolicies } from './network-policies.ts';
import { buildServiceAccount } from './service-account.ts';
import { buildMessagingService, buildSharedServices } from './services.ts';
import { buildSetupJob } from './setup-job.ts';

export interface Wanted {
  /** Version that the services of equal processes should run, and that prepares the stores. */
  readonly version: string;
  /** Messaging servers that should run, including spares. */
  readonly servers: number;
}

/**
 * Pure: all objects of a ChatCluster except those of its servers (pods, Services of their own) and the ConfigMap with
 * the committed state. In the order of application: dependencies of pods before pods.
 */
export function buildChildren(cluster: Cluster, { version, servers }: Wanted): Child[] {
  return [
    buildServiceAccount(cluster),
    ...buildNetworkPolicies(cluster),
    buildMessagingService(cluster),
    ...buildSharedServices(cluster),
    buildMessagingBudget(cluster, servers),
    ...buildServiceBudgets(cluster),
    buildSetupJob(cluster, version),
    ...replicatedServices.map((name) => buildDeployment(cluster, name, version)),
  ];
}

/** Every kind of object that a ChatCluster owns: the operator may change these, and searches them for leftovers. */
export const childKinds: readonly Resource[] = [
  serviceAccounts, networkPolicies, services, podDisruptionBudgets, configMaps, jobs, deployments, pods,
];
