import type { Member } from './committed.ts';
import { wakeAt, type Turn } from './turn.ts';

/** Servers that start together are waited for this long, so that partitions move once and not for each of them. */
const joinGraceMs = 20_000;

/** Whether these servers, which start, are still to be waited for. */
export function isWaitingFor(turn: Turn, starting: readonly Member[]): boolean {
  const untilMs = Math.max(...starting.map(({ sinceMs }) => sinceMs + joinGraceMs));
  if (starting.length === 0 || turn.nowMs >= untilMs) return false;
  wakeAt(turn, untilMs);
  return true;
}
