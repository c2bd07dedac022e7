import type { Epoch, Partition } from '@cecochat/contracts';
import type { Committed } from './committed.ts';

/** A server's report on itself; see the key `servers.<name>` in Redis. */
export interface Report {
  /** New at every start of the server. */
  readonly incarnation: string;
  /** host:port that clients dial. */
  readonly address: string;
  /** host:port for WebSockets; undefined for a server without them. */
  readonly webSocketAddress?: string | undefined;
  /** Epoch of the routing that the server follows. */
  readonly epoch: Epoch;
  /** It was asked to stop, by the operator or from outside. */
  readonly draining: boolean;
  /**
   * How far the clock of its machine is ahead of that of Redis, in milliseconds; only where it is off, or was a moment
   * ago.
   */
  readonly clockOffMs?: number | undefined;
  /** How many partitions the topic has beyond those of the platform; only where there are any. */
  readonly surplusPartitions?: number | undefined;
  /** What is wrong with the topic, a line each; only where something is. */
  readonly topicProblems?: readonly string[] | undefined;
  readonly connections: number;
  /** Sends and deliveries. */
  readonly messagesPerSecond: number;
  readonly partitions: ReadonlyMap<Partition, PartitionReport>;
}

export interface PartitionReport {
  /**
   * - warming: it reads the tail, and accepts no devices
   * - warm: it has read the tail, and accepts no devices
   * - serving: it accepts devices
   * - draining: it disconnects its devices, and accepts none
   */
  readonly state: 'warming' | 'warm' | 'serving' | 'draining';
  readonly connections: number;
  readonly messagesPerSecond: number;
}

/** A report as the operator saw it. */
export interface SeenReport {
  readonly report: Report;
  /** When the operator last saw a new one, by the operator's own clock. */
  readonly freshMs: number;
}

/** A server's process, or pod. */
export interface Process {
  readonly version: string;
  /** host:port that clients will dial. */
  readonly address: string;
  /** Whether it runs now, as far as its runtime (kubelet or supervisor) can determine. */
  readonly up: boolean;
  /** Number of restarts. */
  readonly restarts: number;
  /** It was asked to stop. */
  readonly stopping: boolean;
}

/** What Redis publishes to the services. */
export type Published =
  | { readonly kind: 'away' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'garbage' }
  /** `matches`: whether it equals the committed state. */
  | { readonly kind: 'routing'; readonly epoch: Epoch; readonly matches: boolean };

/** What history lacks; see the key `history.gaps` in Redis. */
export interface HistoryGaps {
  /**
   * Partitions with gaps, those of them that got one within the last day, and of these those where the log is another
   * one than before.
   */
  readonly partitions: number;
  readonly recent: number;
  readonly replaced: number;
  /** When the youngest was noticed, in milliseconds of Unix time. */
  readonly latestMs: number;
  readonly generation: number;
}

/** Why a Redis that answers does not serve the platform as it should. */
export interface StoreProblem {
  readonly reason: string;
  readonly message: string;
}

/** What was observed. */
export interface World {
  /** The last committed state; undefined before the first commit. `version` is its version for compare-and-swap. */
  readonly committed: { readonly state: Committed; readonly version: string } | undefined;
  readonly processes: ReadonlyMap<string, Process>;
  readonly reports: ReadonlyMap<string, SeenReport>;
  readonly published: Published;
  /** Undefined while history has not reported. */
  readonly historyGaps?: HistoryGaps | undefined;
  /** Undefined where there is none, and in a runtime that inspects Redis elsewhere. */
  readonly redisProblem?: StoreProblem | undefined;
  /**
   * Whether servers answered when they were asked directly, past Redis; of those that were asked lately. Empty in a
   * runtime that cannot ask.
   */
  readonly answers: ReadonlyMap<string, boolean>;
  /** Since when this operator watches the reports, by its own clock: it cannot miss a report from before. */
  readonly observingSinceMs: number;
}
