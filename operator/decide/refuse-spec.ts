import type { Committed } from './committed.ts';
import type { Spec } from './spec.ts';

/** A problem of a spec: the field as in the manifest, and the rule it breaks. */
export interface Refusal {
  readonly field: string;
  readonly rule: string;
}

type Check = readonly [holds: boolean, field: string, rule: string];

/** The reasons why a spec is invalid, by itself or after the committed state; empty when it is valid. */
export function refuseSpec(spec: Spec, committed: Committed | undefined): Refusal[] {
  const checks = [
    ...checkPartitions(spec, committed), ...checkMessaging(spec), ...checkAutoscaling(spec), ...checkUpgrade(spec),
  ];
  return checks.flatMap(([holds, field, rule]) => (holds ? [] : [{ field, rule }]));
}

function checkPartitions({ partitions }: Spec, committed: Committed | undefined): Check[] {
  const isPossible = Number.isInteger(partitions) && partitions >= 1 && partitions <= 10_000;
  const count = committed?.partitionCount ?? partitions;
  return [
    [
      partitions === count, 'spec.partitions',
      `cannot change: it is ${count}, users would be looked for where they are not`,
    ],
    [isPossible, 'spec.partitions', 'must be 1 .. 10000'],
  ];
}

function checkMessaging({
  replicas, paused, standby, maxConnectionsPerServer, balancing, handover, leaseMs,
}: Spec): Check[] {
  const isServed = replicas > 0 || paused;
  return [
    [isCount(replicas), 'spec.messaging.replicas', 'must be 0 or more'],
    [isServed, 'spec.messaging.replicas', 'must be 1 or more unless spec.paused is true: nobody would be served'],
    [isCount(standby), 'spec.messaging.standby', 'must be 0 or more'],
    [maxConnectionsPerServer >= 1, 'spec.messaging.maxConnectionsPerPod', 'must be 1 or more'],
    [
      balancing.tolerance > 0 && balancing.tolerance < 1,
      'spec.messaging.balancing.tolerance', 'must be between 0 and 1',
    ],
    [handover.drainRate > 0, 'spec.messaging.handover.drainRate', 'must be over 0: devices could never be moved'],
    [handover.deadlineMs > 0, 'spec.messaging.handover.deadline', 'must be over 0'],
    [handover.maxInFlight >= 1, 'spec.messaging.handover.maxInFlight', 'must be 1 or more'],
    [leaseMs >= 2_000, 'spec.messaging.lease', 'must be 2 s or more: servers report once a second'],
  ];
}

function checkAutoscaling({ autoscaling }: Spec): Check[] {
  if (autoscaling === undefined) return [];
  const { minReplicas, maxReplicas, targetUtilisation } = autoscaling;
  const isShare = targetUtilisation > 0 && targetUtilisation <= 1;
  return [
    [minReplicas >= 1, 'spec.messaging.autoscaling.minReplicas', 'must be 1 or more'],
    [maxReplicas >= minReplicas, 'spec.messaging.autoscaling.maxReplicas', 'must be at least minReplicas'],
    [isShare, 'spec.messaging.autoscaling.targetUtilisation', 'must be over 0 and at most 1'],
  ];
}

function checkUpgrade({ version, upgrade }: Spec): Check[] {
  return [
    [version !== '', 'spec.version', 'must name a version'],
    [upgrade.surge >= 1, 'spec.upgrade.surge', 'must be 1 or more'],
    [upgrade.healthGateMs >= 0, 'spec.upgrade.healthGate', 'must be 0 or more'],
  ];
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0;
