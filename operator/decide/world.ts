import type { Epoch, Partition } from '@cecochat/contracts';
import type { Committed } from './committed.ts';

/** What a server says of itself; see the key `servers.<name>` in Redis. */
export interface Report {
  /** New at every start of the server. */
  readonly incarnation: string;
  /** host:port that clients dial. */
  readonly address: string;
  /** Epoch of the routing that the server follows. */
  readonly epoch: Epoch;
  /** It was told to stop, by whomever. */
  readonly draining: boolean;
  readonly connections: number;
  /** Sends and deliveries. */
  readonly messagesPerSecond: number;
  readonly partitions: ReadonlyMap<Partition, PartitionReport>;
}

export interface PartitionReport {
  /**
   * - warming: it reads the tail, and takes no devices
   * - warm: the tail is there, and it takes no devices
   * - serving: it takes devices
   * - draining: it sends its devices away, and takes none
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
  /** Whether it runs now, as far as whoever runs it can tell. */
  readonly up: boolean;
  /** How often it was started again. */
  readonly restarts: number;
  /** It was told to stop. */
  readonly stopping: boolean;
}

/** What Redis holds for the services. */
export type Published =
  | { readonly kind: 'away' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'garbage' }
  /** `matches`: whether it says what is committed. */
  | { readonly kind: 'routing'; readonly epoch: Epoch; readonly matches: boolean };

/** What was observed. */
export interface World {
  /** What the operator committed last; undefined before the first time. `version` is its version for compare-and-swap. */
  readonly committed: { readonly state: Committed; readonly version: string } | undefined;
  readonly processes: ReadonlyMap<string, Process>;
  readonly reports: ReadonlyMap<string, SeenReport>;
  readonly published: Published;
  /**
   * Whether servers answered when they were asked directly, past Redis; of those that were asked lately. Whoever cannot ask
   * gives nothing.
   */
  readonly answers: ReadonlyMap<string, boolean>;
  /** Since when this operator watches the reports, by its own clock: before, it cannot say that one is missing. */
  readonly observingSinceMs: number;
}
