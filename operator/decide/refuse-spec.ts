import type { Committed } from './committed.ts';
import type { Spec } from './spec.ts';

/** A problem of a spec: the field as in the manifest, and the rule it breaks. */
export interface Refusal {
  readonly field: string;
  readonly rule: string;
}

/** The reasons why a spec is invalid, by itself or after the committed state; empty when it is valid. */
export function refuseSpec(spec: Spec, committed: Committed | undefined): Refusal[] {
  const refusals: Refusal[] = [];
  const check = (holds: boolean, field: string, rule: string) => {
    if (!holds) refusals.push({ field, rule });
  };
  const { autoscaling, handover, balancing, upgrade } = spec;
  if (committed !== undefined) {
    check(spec.partitions === committed.partitionCount, 'spec.partitions', `cannot change: it is ${committed.partitionCount}, users would be looked for where they are not`);
  }
  check(Number.isInteger(spec.partitions) && spec.partitions >= 1 && spec.partitions <= 10_000, 'spec.partitions', 'must be 1 .. 10000');
  check(spec.version !== '', 'spec.version', 'must name a version');
  check(isCount(spec.replicas), 'spec.messaging.replicas', 'must be 0 or more');
  check(spec.replicas > 0 || spec.paused, 'spec.messaging.replicas', 'must be 1 or more unless spec.paused is true: nobody would be served');
  check(isCount(spec.standby), 'spec.messaging.standby', 'must be 0 or more');
  check(spec.maxConnectionsPerServer >= 1, 'spec.messaging.maxConnectionsPerPod', 'must be 1 or more');
  check(balancing.tolerance > 0 && balancing.tolerance < 1, 'spec.messaging.balancing.tolerance', 'must be between 0 and 1');
  check(handover.drainRate > 0, 'spec.messaging.handover.drainRate', 'must be over 0: devices could never be moved');
  check(handover.deadlineMs > 0, 'spec.messaging.handover.deadline', 'must be over 0');
  check(handover.maxInFlight >= 1, 'spec.messaging.handover.maxInFlight', 'must be 1 or more');
  check(spec.leaseMs >= 2_000, 'spec.messaging.lease', 'must be 2 s or more: servers report once a second');
  check(upgrade.surge >= 1, 'spec.upgrade.surge', 'must be 1 or more');
  check(upgrade.healthGateMs >= 0, 'spec.upgrade.healthGate', 'must be 0 or more');
  if (autoscaling !== undefined) {
    check(autoscaling.minReplicas >= 1, 'spec.messaging.autoscaling.minReplicas', 'must be 1 or more');
    check(autoscaling.maxReplicas >= autoscaling.minReplicas, 'spec.messaging.autoscaling.maxReplicas', 'must be at least minReplicas');
    check(autoscaling.targetUtilisation > 0 && autoscaling.targetUtilisation <= 1, 'spec.messaging.autoscaling.targetUtilisation', 'must be over 0 and at most 1');
  }
  return refusals;
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0;
