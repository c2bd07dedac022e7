import { ordinalOf } from '../names.ts';
import type { AssignmentInput } from './limits.ts';

/**
 * The candidate to take away: the one with the least load, since its load has to move; of equal ones the highest
 * ordinal. Throws a RangeError without candidates.
 */
export function cheapestToLose(
  { weights, owners }: Pick<AssignmentInput, 'weights' | 'owners'>, candidates: readonly string[],
): string {
  const loads = new Map(candidates.map((name) => [name, 0]));
  for (const [partition, owner] of owners.entries()) {
    const load = owner === undefined ? undefined : loads.get(owner);
    if (owner !== undefined && load !== undefined) loads.set(owner, load + (weights[partition] ?? 0));
  }
  const [cheapest] = [...loads].sort(([a, loadA], [b, loadB]) => loadA - loadB || ordinalOf(b) - ordinalOf(a));
  if (cheapest === undefined) throw new RangeError('none of no servers is the cheapest to lose');
  return cheapest[0];
}
