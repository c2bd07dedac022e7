import type { V1Affinity, V1TopologySpreadConstraint } from '@kubernetes/client-node';

const [node, zone] = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];

type Labels = Readonly<Record<string, string>>;

/**
 * Spreads evenly over nodes, always: a lost node then takes as few pods as it can, and one node has as many as are
 * needed. Nodes that take no pods, such as drained ones, do not count. Spreads over zones where possible: a zone may
 * have no room.
 * `matchLabelKeys` limits the spread to pods with the same values of these labels.
 */
export function spreadEvenly(matchLabels: Labels, matchLabelKeys?: string[]): V1TopologySpreadConstraint[] {
  const common = { maxSkew: 1, labelSelector: { matchLabels }, ...(matchLabelKeys && { matchLabelKeys }) };
  return [
    { ...common, topologyKey: zone, whenUnsatisfiable: 'ScheduleAnyway' },
    { ...common, topologyKey: node, whenUnsatisfiable: 'DoNotSchedule', nodeTaintsPolicy: 'Honor' },
  ];
}

/** Prefers a node without another pod of the kind: a lost node then takes one with it. */
export function preferApart(matchLabels: Labels): V1Affinity {
  const podAffinityTerm = { topologyKey: node, labelSelector: { matchLabels } };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}
