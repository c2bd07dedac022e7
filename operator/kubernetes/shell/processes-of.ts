import type { Process } from '../../decide/index.ts';
import type { PodView } from './pod-view.ts';

/**
 * Pure: the servers of a ChatCluster, as the decisions want them. A pod whose processes ended for good is no server, and only
 * takes up its name; see `endedPods`.
 */
export function processesOf(pods: readonly PodView[]): Map<string, Process> {
  const present = pods.filter(({ ended }) => !ended);
  return new Map(present.map(({ server, revision, ip, running, restarts, stopping }) => [server, { version: revision, address: ip ?? '', up: running, restarts, stopping }]));
}

/** Pure: pods that are over, of an eviction by a kubelet for instance, and are in the way of those that follow. */
export const endedPods = (pods: readonly PodView[]): PodView[] => pods.filter(({ ended, stopping }) => ended && !stopping);
