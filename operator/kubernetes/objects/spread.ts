import type { V1Affinity, V1TopologySpreadConstraint } from '@kubernetes/client-node';

const [node, zone] = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];

type Labels = Readonly<Record<string, string>>;

/**
 * Evenly over zones and nodes where that can be had: a pod beside another one is better than none. With `matchLabelKeys`, those are
 * spread among themselves that have the same values of these labels.
 */
export function spreadEvenly(matchLabels: Labels, matchLabelKeys?: string[]): V1TopologySpreadConstraint[] {
  return [zone, node].map((topologyKey) => ({
    maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels }, ...(matchLabelKeys && { matchLabelKeys }),
  }));
}

/** Better on a node without another of the kind: a node that is lost takes one with it. */
export function preferApart(matchLabels: Labels): V1Affinity {
  const podAffinityTerm = { topologyKey: node, labelSelector: { matchLabels } };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}
