import type { Process } from '../../decide/index.ts';
import type { ServerPod } from './pod-view.ts';

/**
 * Pure: the servers of a ChatCluster, as the decisions want them. A pod whose processes ended for good does not count
 * as a server, and only occupies its name; see `endedPods`.
 */
export function processesOf(pods: readonly ServerPod[]): Map<string, Process> {
  const present = pods.filter(({ ended }) => !ended);
  return new Map(
    present.map(({ server, revision, ip, running, restarts, stopping }) => [
      server, { version: revision, address: ip ?? '', up: running, restarts, stopping },
    ]),
  );
}

/** Pure: ended pods, for instance after an eviction by a kubelet, which block their successors. */
export const endedPods = (pods: readonly ServerPod[]): ServerPod[] =>
  pods.filter(({ ended, stopping }) => ended && !stopping);
