import type { Spec } from '../decide/index.ts';
import type { ChatClusterSpec } from '../manifest/index.ts';

/** The manifest's spec of the messaging servers, as the decisions want it. */
export function specOfManifest(spec: ChatClusterSpec, defaultVersion: string): Spec {
  const { messaging, upgrade } = spec;
  const { autoscaling, handover, balancing } = messaging;
  return {
    version: spec.version ?? defaultVersion,
    partitions: spec.partitions,
    paused: spec.paused,
    planOnly: spec.planOnly,
    replicas: messaging.replicas,
    standby: messaging.standby,
    maxConnectionsPerServer: messaging.maxConnectionsPerPod,
    autoscaling: autoscaling && {
      minReplicas: autoscaling.minReplicas,
      maxReplicas: autoscaling.maxReplicas,
      targetUtilisation: autoscaling.targetUtilization / 100,
      maxMessagesPerSecondPerServer: autoscaling.maxMessagesPerSecondPerPod,
      scaleUpWindowMs: autoscaling.scaleUpWindow,
      scaleDownWindowMs: autoscaling.scaleDownWindow,
    },
    balancing: { tolerance: balancing.tolerance, windowMs: balancing.window },
    handover: { drainRate: handover.drainRate, deadlineMs: handover.deadline, maxInFlight: handover.maxInFlight },
    leaseMs: messaging.lease,
    upgrade: {
      surge: upgrade.surge,
      healthGateMs: upgrade.healthGate,
      deadlineMs: upgrade.deadline,
      autoRollback: upgrade.autoRollback,
    },
  };
}
