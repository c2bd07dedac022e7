import type { Committed } from './committed.ts';

/**
 * The commands of a decision, in order. The first failure ends the reconcile, and the next one observes everything
 * again.
 */
export type Command =
  /** Replaces the committed state, if it still has the version decided on (undefined: if there is none). */
  | { readonly kind: 'commit'; readonly expected: string | undefined; readonly next: Committed }
  /** Publishes the state that is committed by then. */
  | { readonly kind: 'publish'; readonly committed: Committed }
  | { readonly kind: 'start-server'; readonly name: string; readonly version: string }
  /** The server serves no partition any more. */
  | { readonly kind: 'stop-server'; readonly name: string };

export type ConditionType =
  | 'Ready'
  | 'Progressing'
  | 'Degraded'
  | 'Balanced'
  | 'DependenciesReady'
  | 'ClocksAgree'
  | 'HistoryComplete'
  | 'TopicMatches'
  | 'Secure';

/** A standard condition of Kubernetes; the reason is stable, the message is for people. */
export interface Condition {
  readonly type: ConditionType;
  readonly status: boolean;
  readonly reason: string;
  readonly message: string;
}

/** An event that operators of the platform need to see. */
export interface Note {
  readonly level: 'normal' | 'warning';
  readonly reason: string;
  readonly message: string;
}

export interface Plan {
  /** Servers that would be started and stopped. */
  readonly start: readonly string[];
  readonly stop: readonly string[];
  /** Partitions that would move, the fewest that could, and the devices connected in them. */
  readonly moves: number;
  readonly lowerBound: number;
  readonly devices: number;
}

export interface Status {
  readonly conditions: readonly Condition[];
  /** Servers that serve partitions: how many are wanted, how many run, how many are healthy. */
  readonly servers: { readonly wanted: number; readonly running: number; readonly healthy: number };
  readonly connections: number;
  readonly version: string;
  readonly assignment: {
    readonly epoch: number;
    /** Partitions in a handover, and those that have yet to move. */
    readonly moving: number;
    readonly waiting: number;
    readonly maxToMean: number;
    /** Partitions that the latest target moves beyond the lower bound of any balanced assignment. */
    readonly extraMoves: number;
  };
  readonly plan: Plan | undefined;
}

export interface Decision {
  readonly commands: readonly Command[];
  readonly status: Status;
  readonly notes: readonly Note[];
  /** Reconcile again after this many milliseconds even if nothing happens. */
  readonly requeueAfterMs: number;
}
