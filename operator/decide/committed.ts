import type { Epoch, Partition } from '@cecochat/contracts';

/**
 * The decisions of the operator: the assignment with its epoch, the handovers in progress, the servers that should run.
 * It is changed as a whole by compare-and-swap, and is all that the next operator needs to resume. The epoch grows by
 * one with every change of what is published: owners, addresses, handovers.
 */
export interface Committed {
  readonly epoch: Epoch;
  readonly partitionCount: number;
  /** Server of each partition, by number; undefined where it has none. */
  readonly owners: readonly (string | undefined)[];
  readonly handovers: ReadonlyMap<Partition, Handover>;
  /** The servers that should run, by name. */
  readonly members: ReadonlyMap<string, Member>;
  /** The assignment that handovers lead to; undefined until the first one is made. */
  readonly target: Target | undefined;
  /** The last version that ran on every server. */
  readonly stableVersion: string;
  /** A version that failed: the operator retries it only after the spec has asked for another one. */
  readonly failed: { readonly version: string; readonly reason: string } | undefined;
  /** Since when the load is out of balance, in milliseconds of the operator's clock. */
  readonly imbalancedSinceMs: number | undefined;
  readonly autoscaling: AutoscalingState | undefined;
  /** The last handovers that ended, newest last. */
  readonly finished: readonly FinishedHandover[];
}

/** How a partition moves from one server to another. */
export interface Handover {
  readonly from: string;
  readonly to: string;
  /**
   * - warming: `to` reads the tail; `from` serves the partition
   * - draining: `to` serves the partition; `from` redirects its devices there
   */
  readonly state: 'warming' | 'draining';
  /** Epoch of the first routing that published this state to the servers. */
  readonly epoch: Epoch;
  /** Since when it is in this state, and the deadline of the state, by the operator's clock. */
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
  /** host:port for WebSockets; undefined until it is known, and for a server without them. */
  readonly webSocketAddress?: string | undefined;
  /** The server whose partitions it takes over: in an upgrade, or because that one was asked to stop. */
  readonly replaces: string | undefined;
  /** Since when it has its role. */
  readonly sinceMs: number;
  /** Since when it is healthy without a break; undefined while it is not. */
  readonly healthySinceMs: number | undefined;
  /** The incarnation that was healthy last. */
  readonly incarnation: string | undefined;
  /** Times of its recent deaths. */
  readonly deathsMs: readonly number[];
}

/** A target assignment. */
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
