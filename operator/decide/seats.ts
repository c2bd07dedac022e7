import type { Seat } from './assignment/index.ts';
import type { Turn } from './turn.ts';

/** The servers as the assignment sees them: how much load each may carry. */
export function seatsOf({ spec }: Turn, names: readonly string[]): Seat[] {
  return names.map((name) => ({ name, capacity: spec.maxConnectionsPerServer }));
}
