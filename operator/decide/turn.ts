import type { Partition } from '@cecochat/contracts';
import type { Member } from './committed.ts';
import type { Note } from './decision.ts';
import type { Draft } from './draft.ts';
import type { Spec } from './spec.ts';
import type { Report, World } from './world.ts';

/**
 * - starting: it runs, or should run, and was never healthy
 * - healthy: it reports
 * - draining: it reports that it was asked to stop
 * - quiet: its report is late, or this operator has not watched for long enough to miss it
 * - `unheard`: it runs, and has not reported for longer than the lease: it hangs or is cut off
 * - unreachable: its report is older than the lease, and it does not answer questions while others do: its machine may
 *   be lost
 * - dead: it does not run
 */
export type Health =
  | { readonly kind: 'healthy' | 'draining'; readonly report: Report }
  | { readonly kind: 'starting' | 'quiet' | 'unheard' | 'unreachable' | 'dead' };

/** One decision in the making. */
export interface Turn {
  readonly spec: Spec;
  readonly world: World;
  /** Milliseconds of the operator's clock. */
  readonly nowMs: number;
  readonly draft: Draft;
  readonly health: Map<string, Health>;
  readonly notes: Note[];
  /** Mass-failure guard: more than half of the reports vanished at once, so their servers are not considered dead. */
  guarded: boolean;
  /** Servers whose clocks are off, while most are right: otherwise the clock of Redis is off. */
  readonly clocksOff: Set<string>;
  /** Load of each partition. */
  readonly weights: readonly number[];
  /** The earliest time at which the next reconcile is due. */
  wakeMs: number;
}

/** A reconcile is due at this time even if nothing happens. */
export function wakeAt(turn: Turn, atMs: number): void {
  if (atMs > turn.nowMs && atMs < turn.wakeMs) turn.wakeMs = atMs;
}

export function warn(turn: Turn, reason: string, message: string): void {
  turn.notes.push({ level: 'warning', reason, message });
}

export function tell(turn: Turn, reason: string, message: string): void {
  turn.notes.push({ level: 'normal', reason, message });
}

/** Devices of a partition that a server reports as connected; 0 where it reports none. */
export function connectionsOn({ world }: Turn, name: string, partition: Partition): number {
  return world.reports.get(name)?.report.partitions.get(partition)?.connections ?? 0;
}

/** Servers that start together get this long, so that partitions move once and not for each server. */
const joinGraceMs = 20_000;

/** Whether to keep waiting for these starting servers. */
export function isWaitingFor(turn: Turn, starting: readonly Member[]): boolean {
  const untilMs = Math.max(...starting.map(({ sinceMs }) => sinceMs + joinGraceMs));
  if (starting.length === 0 || turn.nowMs >= untilMs) return false;
  wakeAt(turn, untilMs);
  return true;
}
