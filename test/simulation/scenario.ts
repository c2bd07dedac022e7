import type { Partition, UserId } from '@cecochat/contracts';
import type { Spec } from '../../operator/decide/index.ts';

/**
 * The input of a simulation: everything except the randomness of the models. Built from a seed, and shrunk by leaving
 * parts out.
 */
export interface Scenario {
  readonly seed: number;
  /** No faults; only the spec changes, one change at a time. */
  readonly isCalm: boolean;
  /** The spec at the start. */
  readonly spec: Spec;
  readonly users: readonly UserId[];
  /** Partition of each user. */
  readonly homes: ReadonlyMap<UserId, Partition>;
  readonly devices: readonly DevicePlan[];
  readonly operators: number;
  /** Devices per second that a server accepts. */
  readonly acceptRate: number;
  /** Records that a server keeps of a partition. */
  readonly tailLength: number;
  /** In the order of their times. */
  readonly faults: readonly Fault[];
  /** Faults end by then. */
  readonly faultsUntilMs: number;
  readonly sendsUntilMs: number;
}

export interface DevicePlan {
  readonly user: UserId;
  readonly name: string;
  readonly startsAtMs: number;
  /** Between two sends, on average. */
  readonly sendEveryMs: number;
}

/** Faults that need no request; see `faults/` for the effect of each. */
export const faultKinds = [
  'operator crashes at a write',
  'a write arrives late',
  'operator is killed',
  'operator hangs',
  'two operators',
  'clock skew',
  'server is killed',
  'server dies as it stops',
  'server hangs',
  'server flaps',
  'mass death',
  'server is slow',
  'redis down',
  'redis wiped',
  'redis stale',
  'redis garbage',
  'redis edited',
  'device cut off',
  'server cut off from devices',
  'server cut off from redis',
  'most servers cut off from redis',
  'operator cut off from redis',
  'operator cut off from store',
  'network slow',
  'notifications lost',
  'notifications late',
  'store reads stale',
  'kafka slow',
  'history stands still',
] as const;

/** Changes that a user requests while faults happen. */
export const changeKinds = [
  'scale', 'upgrade', 'upgrade to a broken version', 'standby', 'paused', 'plan only', 'refused spec', 'autoscaling',
] as const;

/** Drawn separately, so that the other faults of a seed stay as they are. */
export const eviction = 'server is evicted';
export const machineLoss = 'most servers are lost with their machine';

export type FaultKind = (typeof faultKinds)[number] | typeof eviction | typeof machineLoss;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * When a fault happens.
 * - now: at its time
 * - commit, handover, flip: at the next commit, the next one that begins a handover, the next one that gives a
 *   partition to its new server
 */
export type Moment = 'now' | 'commit' | 'handover' | 'flip';

/** Misbehaviour of a version: it never becomes ready, or its process ends repeatedly. */
export type Flaw = 'never ready' | 'crashes';

/** A fault, or a change that a user requests at a bad moment. */
export interface Fault {
  readonly kind: FaultKind | ChangeKind;
  /** Earliest time of the fault. */
  readonly atMs: number;
  readonly moment: Moment;
  readonly durationMs: number;
  /** Seed of the fault's own randomness, so that leaving out another fault does not change this one. */
  readonly salt: number;
  /** The requested change from then on. */
  readonly change?: Partial<Spec>;
  /** Misbehaviour of the requested version. */
  readonly flaw?: Flaw;
}
