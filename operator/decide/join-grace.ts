import type { Member } from './committed.ts';
import { wakeAt, type Turn } from './turn.ts';

/** Servers that start together get this long, so that partitions move once and not for each server. */
const joinGraceMs = 20_000;

/** Whether to keep waiting for these starting servers. */
export function isWaitingFor(turn: Turn, starting: readonly Member[]): boolean {
  const untilMs = Math.max(...starting.map(({ sinceMs }) => sinceMs + joinGraceMs));
  if (starting.length === 0 || turn.nowMs >= untilMs) return false;
  wakeAt(turn, untilMs);
  return true;
}
