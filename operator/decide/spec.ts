/** The requested state of the messaging servers, with every default filled in. Durations are in milliseconds. */
export interface Spec {
  /** Of the program that the servers run. */
  readonly version: string;
  /** Partitions of the topic `messages`; never changes. */
  readonly partitions: number;
  /** The operator changes nothing, whatever happens. */
  readonly paused: boolean;
  /** The status shows the plan, and the operator does not carry it out. */
  readonly planOnly: boolean;
  /** Servers that serve partitions, unless autoscaling decides. */
  readonly replicas: number;
  /** Servers that run warm without partitions, to take over those of a server that dies. */
  readonly standby: number;
  readonly maxConnectionsPerServer: number;
  readonly autoscaling: Autoscaling | undefined;
  readonly balancing: Balancing;
  readonly handover: HandoverPolicy;
  /** A server that has not reported for this long is considered dead. */
  readonly leaseMs: number;
  readonly upgrade: UpgradePolicy;
}

export interface Autoscaling {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Fraction of a server's connections and message rate that may be used, 0 < value <= 1. */
  readonly targetUtilisation: number;
  /** Messages per second (sends and deliveries) that one server can handle. */
  readonly maxMessagesPerSecondPerServer: number;
  /** The lowest, respectively highest, number of servers wanted within the window applies. */
  readonly scaleUpWindowMs: number;
  readonly scaleDownWindowMs: number;
}

export interface Balancing {
  /** Servers whose load is within this fraction of the mean are balanced, 0 < value < 1. */
  readonly tolerance: number;
  /** An imbalance above twice the tolerance that lasts this long makes a new target. */
  readonly windowMs: number;
}

export interface HandoverPolicy {
  /** Devices per second that one server disconnects. */
  readonly drainRate: number;
  /** A partition that is not warm after this is given up; one that is not empty is cut. */
  readonly deadlineMs: number;
  /** Handovers that may be in progress at once. */
  readonly maxInFlight: number;
}

export interface UpgradePolicy {
  /** Servers of the new version that may run at once beside those they replace. */
  readonly surge: number;
  /** How long a new server has to be healthy before devices move to it. */
  readonly healthGateMs: number;
  /** A new server that is not healthy after this has failed. */
  readonly deadlineMs: number;
  /** Whether a failed version is rolled back, also where it runs already. */
  readonly autoRollback: boolean;
}

export const defaultSpec: Omit<Spec, 'version' | 'partitions' | 'replicas'> = {
  paused: false,
  planOnly: false,
  standby: 0,
  maxConnectionsPerServer: 50_000,
  autoscaling: undefined,
  balancing: { tolerance: 0.15, windowMs: 60_000 },
  handover: { drainRate: 500, deadlineMs: 30_000, maxInFlight: 16 },
  leaseMs: 5_000,
  upgrade: { surge: 1, healthGateMs: 5_000, deadlineMs: 120_000, autoRollback: true },
};
