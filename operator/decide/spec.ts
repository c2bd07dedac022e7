/** What an administrator asks of the messaging servers, with every default filled in. Durations are in milliseconds. */
export interface Spec {
  /** Of the program that the servers run. */
  readonly version: string;
  /** Partitions of the topic `messages`; never changes. */
  readonly partitions: number;
  /** Nothing is changed, whatever happens. */
  readonly paused: boolean;
  /** What would be done is shown and not done. */
  readonly planOnly: boolean;
  /** Servers that serve partitions, unless autoscaling decides. */
  readonly replicas: number;
  /** Servers that run warm without partitions, to take those of one that dies. */
  readonly standby: number;
  readonly maxConnectionsPerServer: number;
  readonly autoscaling: Autoscaling | undefined;
  readonly balancing: Balancing;
  readonly handover: HandoverPolicy;
  /** A server that has not reported for this long is taken for dead. */
  readonly leaseMs: number;
  readonly upgrade: UpgradePolicy;
}

export interface Autoscaling {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Part of a server's connections and message rate that is to be used, 0 < value <= 1. */
  readonly targetUtilisation: number;
  /** Messages a second (sends and deliveries) that one server is good for. */
  readonly maxMessagesPerSecondPerServer: number;
  /** The lowest, respectively highest, number of servers wanted within the window counts. */
  readonly scaleUpWindowMs: number;
  readonly scaleDownWindowMs: number;
}

export interface Balancing {
  /** Servers whose load is within this part of the mean are balanced, 0 < value < 1. */
  readonly tolerance: number;
  /** Load that is out of balance by more than twice the tolerance for this long is balanced again. */
  readonly windowMs: number;
}

export interface HandoverPolicy {
  /** Devices a second that one server sends away. */
  readonly drainRate: number;
  /** A partition that is not warm, or not empty, after this is given up, respectively cut. */
  readonly deadlineMs: number;
  /** Partitions that may be on their way at once. */
  readonly maxInFlight: number;
}

export interface UpgradePolicy {
  /** Servers of the new version that may run beside those they replace at once. */
  readonly surge: number;
  /** How long a new server has to be healthy before devices are moved to it. */
  readonly healthGateMs: number;
  /** A new server that is not healthy after this has failed. */
  readonly deadlineMs: number;
  /** Whether a version that failed is taken back, also where it runs already. */
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
