import type { Partition, UserId } from '@cecochat/contracts';
import type { Spec } from '../decide/index.ts';

/** What is simulated: everything that is not left to chance within the models. Made of a seed, and shrunk by leaving parts out. */
export interface Scenario {
  readonly seed: number;
  /** Nothing goes wrong; only the spec changes, one change at a time. */
  readonly isCalm: boolean;
  /** What the platform starts with. */
  readonly spec: Spec;
  readonly users: readonly UserId[];
  /** Partition of each user. */
  readonly homes: ReadonlyMap<UserId, Partition>;
  readonly devices: readonly DevicePlan[];
  readonly operators: number;
  /** Devices a second that a server takes. */
  readonly acceptRate: number;
  /** Records that a server keeps of a partition. */
  readonly tailLength: number;
  /** In the order of their times. */
  readonly faults: readonly Fault[];
  /** Until then things go wrong. */
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

/** What goes wrong by itself; see `faults/` for what each does. */
export const faultKinds = [
  'operator crashes at a write', 'a write arrives late', 'operator is killed', 'operator hangs', 'two operators', 'clock skew',
  'server is killed', 'server dies as it stops', 'server hangs', 'server flaps', 'mass death', 'server is slow',
  'redis down', 'redis wiped', 'redis stale', 'redis garbage', 'redis edited',
  'device cut off', 'server cut off from devices', 'server cut off from redis', 'most servers cut off from redis',
  'operator cut off from redis', 'operator cut off from store', 'network slow',
  'notifications lost', 'notifications late', 'store reads stale', 'kafka slow', 'history stands still',
] as const;

/** What somebody asks for while other things happen. */
export const changeKinds = [
  'scale', 'upgrade', 'upgrade to a broken version', 'standby', 'paused', 'plan only', 'refused spec', 'autoscaling',
] as const;

/** Drawn besides, so that what else goes wrong in a seed stays as it is. */
export const eviction = 'server is evicted';
export const machineLoss = 'most servers are lost with their machine';

export type FaultKind = (typeof faultKinds)[number] | typeof eviction | typeof machineLoss;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * When a fault happens.
 * - now: at its time
 * - commit, handover, flip: at the next commit, the next one that begins a handover, the next one that gives a partition to its new server
 */
export type Moment = 'now' | 'commit' | 'handover' | 'flip';

/** How a version misbehaves: it never gets ready, or its process ends again and again. */
export type Flaw = 'never ready' | 'crashes';

/** Something that goes wrong, or that somebody asks for at a bad moment. */
export interface Fault {
  readonly kind: FaultKind | ChangeKind;
  /** From then on. */
  readonly atMs: number;
  readonly moment: Moment;
  readonly durationMs: number;
  /** For what is left to chance, so that leaving out another fault does not change this one. */
  readonly salt: number;
  /** What is asked for from then on. */
  readonly change?: Partial<Spec>;
  /** What is wrong with the version that is asked for. */
  readonly flaw?: Flaw;
}
