import type { Spec } from '../../../operator/decide/index.ts';
import type { Random } from '../models/random.ts';
import type { ChangeKind, Fault } from '../scenario.ts';

type Change = Pick<Fault, 'change' | 'flaw'>;

/** The change of the spec, drawn when the scenario is built. */
export function buildChange(random: Random, spec: Spec, kind: ChangeKind): Change {
  switch (kind) {
    case 'scale': return { change: { replicas: random.whole(1, 6) } };
    case 'upgrade': return { change: { version: `v${random.whole(2, 4)}` } };
    case 'upgrade to a broken version': {
      const flaw = random.pick(['never ready', 'crashes'] as const);
      return { change: { version: `broken-${random.whole(1, 3)} ${flaw}` }, flaw };
    }
    case 'standby': return { change: { standby: random.whole(0, 2) } };
    case 'paused': return { change: { paused: true } };
    case 'plan only': return { change: { planOnly: true } };
    case 'autoscaling': return { change: buildAutoscaling(random) };
    case 'refused spec': return { change: buildRefused(random, spec) };
  }
}

function buildAutoscaling(random: Random): Partial<Spec> {
  if (random.chance(0.3)) return { autoscaling: undefined };
  const minReplicas = random.whole(1, 3);
  return {
    maxConnectionsPerServer: random.whole(3, 10),
    autoscaling: {
      minReplicas,
      maxReplicas: minReplicas + random.whole(0, 3),
      targetUtilisation: 0.7,
      maxMessagesPerSecondPerServer: 100,
      scaleUpWindowMs: random.pick([0, 5_000]),
      scaleDownWindowMs: random.pick([10_000, 30_000]),
    },
  };
}

function buildRefused(random: Random, { partitions, handover }: Spec): Partial<Spec> {
  return random.pick<Partial<Spec>>([
    { partitions: partitions + 1 }, { partitions: 0 }, { replicas: 0 }, { replicas: -1 }, { version: '' },
    { handover: { ...handover, drainRate: 0 } }, { handover: { ...handover, maxInFlight: 0 } }, { leaseMs: 10 },
  ]);
}
