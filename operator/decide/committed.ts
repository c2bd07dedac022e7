import type { Epoch, Partition } from '@cecochat/contracts';

/**
 * What the operator has decided: the assignment with its epoch, the handovers under way, the servers that are to run. It is
 * changed as a whole by compare-and-swap, and is all that an operator needs to go on after another one. The epoch grows by
 * one with every change of what is published: owners, addresses, handovers.
 */
export interface Committed {
  readonly epoch: Epoch;
  readonly partitionCount: number;
  /** Server of each partition, by number; undefined where it has none. */
  readonly owners: readonly (string | undefined)[];
  readonly handovers: ReadonlyMap<Partition, Handover>;
  /** The servers that are to run, by name. */
  readonly members: ReadonlyMap<string, Member>;
  /** The assignment that handovers lead to; undefined before the first one was made. */
  readonly target: Target | undefined;
  /** The version that last ran on every server. */
  readonly stableVersion: string;
  /** A version that failed: it is not tried again until another one is asked for. */
  readonly failed: { readonly version: string; readonly reason: string } | undefined;
  /** Since when the load is out of balance, in milliseconds of the operator's clock. */
  readonly imbalancedSinceMs: number | undefined;
  readonly autoscaling: AutoscalingState | undefined;
  /** The last handovers that ended, newest last. */
  readonly finished: readonly FinishedHandover[];
}

/** How a partition gets from one server to another. */
export interface Handover {
  readonly from: string;
  readonly to: string;
  /**
   * - warming: `to` reads the tail; the partition is served by `from`
   * - draining: the partition is served by `to`; `from` sends its devices there
   */
  readonly state: 'warming' | 'draining';
  /** Of the routing that first told the servers of this state. */
  readonly epoch: Epoch;
  /** Since when it is in this state, and when that has to end, by the operator's clock. */
  readonly sinceMs: number;
  readonly deadlineMs: number;
  /** Devices that were connected when it began. */
  readonly devices: number;
  readonly beganMs: number;
}

export interface FinishedHandover {
  readonly partition: Partition;
  readonly from: string;
  readonly to: string;
  /** cut: the devices that were left at the deadline were disconnected. */
  readonly outcome: 'moved' | 'cut' | 'cancelled' | 'reversed';
  readonly devices: number;
  /** Devices that were still there when it ended. */
  readonly left: number;
  readonly atMs: number;
  readonly tookMs: number;
}

export interface Member {
  /**
   * - active: it serves partitions, or will once it is healthy
   * - spare: it runs warm without partitions
   * - leaving: it gives its partitions away and stops
   */
  readonly role: 'active' | 'spare' | 'leaving';
  readonly version: string;
  /** host:port; undefined until it is known. */
  readonly address: string | undefined;
  /** The server whose partitions it takes over: in an upgrade, or because that one was told to stop. */
  readonly replaces: string | undefined;
  /** Since when it has its role. */
  readonly sinceMs: number;
  /** Since when it is healthy without a break; undefined while it is not. */
  readonly healthySinceMs: number | undefined;
  /** The incarnation that was healthy last. */
  readonly incarnation: string | undefined;
  /** When it died, lately. */
  readonly deathsMs: readonly number[];
}

/** An assignment to get to. */
export interface Target {
  readonly owners: readonly string[];
  /** The servers it was made for. */
  readonly servers: readonly string[];
  readonly reason: 'servers' | 'load';
  /** Partitions that had to move when it was made, and the fewest that could. */
  readonly moves: number;
  readonly lowerBound: number;
}

export interface AutoscalingState {
  /** Servers wanted at present. */
  readonly replicas: number;
  /** What the load alone asked for, oldest first. */
  readonly wanted: readonly { readonly atMs: number; readonly replicas: number }[];
}
