import type { Placement } from './placement.ts';
import { at, itemAt, nowhere, type Band } from './task.ts';

/**
 * Takes from every server above its ceiling as few partitions as bring it down to it, and among those choices the one
 * that ends nearest to its aim: its excess is what others lack. O(members) per server.
 */
export function releaseExcess(placement: Placement, band: Band): void {
  for (let seat = 0; seat < placement.loads.length; seat++) {
    const count = fewestToShed(placement, band, seat);
    if (count === 0) continue;
    for (const partition of chooseRun(placement, band, seat, count)) placement.move(partition, nowhere);
  }
}

/**
 * How many of the heaviest members have to leave until the server is at its ceiling. Members have to be heaviest first.
 */
export function fewestToShed(placement: Placement, { ceilings }: Band, seat: number): number {
  let load = at(placement.loads, seat);
  const members = placement.membersOf(seat);
  for (let count = 0; count < members.length; count++) {
    if (load <= at(ceilings, seat)) return count;
    load -= placement.weightOf(itemAt(members, count));
  }
  return members.length;
}

/**
 * The run of neighbours in the members, heaviest first, that is heavy enough and whose sum is nearest to the wanted
 * excess.
 */
function chooseRun(placement: Placement, { ceilings, aims }: Band, seat: number, count: number): number[] {
  const members = placement.membersOf(seat);
  const load = at(placement.loads, seat);
  const weight = (index: number) => placement.weightOf(itemAt(members, index));
  let sum = 0;
  for (let index = 0; index < count; index++) sum += weight(index);
  let [best, bestSum] = [0, sum];
  for (let start = 1; start + count <= members.length; start++) {
    sum += weight(start + count - 1) - weight(start - 1);
    if (load - sum > at(ceilings, seat)) break;
    if (Math.abs(load - sum - at(aims, seat)) < Math.abs(load - bestSum - at(aims, seat)))
      [best, bestSum] = [start, sum];
  }
  return members.slice(best, best + count);
}
