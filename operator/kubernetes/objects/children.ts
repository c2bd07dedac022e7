import {
  configMaps, deployments, jobs, networkPolicies, podDisruptionBudgets, pods, serviceAccounts, services,
  type Resource,
} from '../api/index.ts';
import type { Child } from './child.ts';
import type { Cluster } from './cluster.ts';
import { buildConnectDeployment, buildHistoryDeployment, buildMaterializeDeployment } from './deployments.ts';
import { buildMessagingBudget, buildServiceBudgets } from './disruption-budgets.ts';
import { buildNetworkPolicies } from './network-policies.ts';
import { buildServiceAccount } from './service-account.ts';
import { buildConnectService, buildHistoryService, buildMessagingService } from './services.ts';
import { buildSetupJob } from './setup-job.ts';

export interface Wanted {
  /** That connect, history and materialize are to run, and that prepares the stores. */
  readonly version: string;
  /** Messaging servers that are to run, spares among them. */
  readonly servers: number;
}

/**
 * Pure: all objects of a ChatCluster but the servers' (pods, Services of their own) and the ConfigMap with what is committed,
 * in the order in which they are applied: what pods need before pods.
 */
export function buildChildren(cluster: Cluster, { version, servers }: Wanted): Child[] {
  return [
    buildServiceAccount(cluster),
    ...buildNetworkPolicies(cluster),
    buildMessagingService(cluster),
    buildConnectService(cluster),
    buildHistoryService(cluster),
    buildMessagingBudget(cluster, servers),
    ...buildServiceBudgets(cluster),
    buildSetupJob(cluster, version),
    buildConnectDeployment(cluster, version),
    buildHistoryDeployment(cluster, version),
    buildMaterializeDeployment(cluster, version),
  ];
}

/** Every kind that objects of a ChatCluster have: what the operator may change, and where it looks for what is left over. */
export const childKinds: readonly Resource[] = [
  serviceAccounts, networkPolicies, services, podDisruptionBudgets, configMaps, jobs, deployments, pods,
];
