import type { V1Affinity, V1TopologySpreadConstraint } from '@kubernetes/client-node';

const [node, zone] = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];

type Labels = Readonly<Record<string, string>>;

/**
 * Spreads evenly over zones and nodes where possible: a pod beside another one is better than none. `matchLabelKeys`
 * limits the spread to pods with the same values of these labels.
 */
export function spreadEvenly(matchLabels: Labels, matchLabelKeys?: string[]): V1TopologySpreadConstraint[] {
  return [zone, node].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
    ...(matchLabelKeys && { matchLabelKeys }),
  }));
}

/** Prefers a node without another pod of the kind: a lost node then takes one with it. */
export function preferApart(matchLabels: Labels): V1Affinity {
  const podAffinityTerm = { topologyKey: node, labelSelector: { matchLabels } };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}
