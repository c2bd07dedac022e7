import type { Committed } from './committed.ts';

/** What is to be done, in this order; the first that fails ends it, and everything is looked at anew. */
export type Command =
  /** Replaces what is committed, if it still has the version that this was decided on (undefined: if there is nothing). */
  | { readonly kind: 'commit'; readonly expected: string | undefined; readonly next: Committed }
  /** Publishes what is committed by now. */
  | { readonly kind: 'publish'; readonly committed: Committed }
  | { readonly kind: 'start-server'; readonly name: string; readonly version: string }
  /** The server has nothing left to serve. */
  | { readonly kind: 'stop-server'; readonly name: string };

export type ConditionType = 'Ready' | 'Progressing' | 'Degraded' | 'Balanced' | 'DependenciesReady';

/** A standard condition of Kubernetes; the reason is stable, the message is for people. */
export interface Condition {
  readonly type: ConditionType;
  readonly status: boolean;
  readonly reason: string;
  readonly message: string;
}

/** Something that a person who runs the platform would want to know. */
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
    /** Partitions on their way, and those that still have to go. */
    readonly moving: number;
    readonly waiting: number;
    readonly maxToMean: number;
  };
  readonly plan: Plan | undefined;
}

export interface Decision {
  readonly commands: readonly Command[];
  readonly status: Status;
  readonly notes: readonly Note[];
  /** Look again after this many milliseconds even if nothing happens. */
  readonly requeueAfterMs: number;
}
