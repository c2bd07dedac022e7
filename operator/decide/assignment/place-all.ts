import { Heap } from './heap.ts';
import type { Placement } from './placement.ts';
import { at, type Band } from './task.ts';

/** How many seats are looked at for one that has room before the best of them is overfilled. */
const looks = 32;

/**
 * Puts partitions that have no seat, given heaviest first, on seats: first where the floor is missed by most, then where
 * there is most room. What fits nowhere goes there all the same, to be put right by changes. O(log seats) each.
 */
export function placeAll(placement: Placement, band: Band, partitions: Iterable<number>): void {
  const { loads } = placement;
  const room = (seat: number) => at(band.ceilings, seat) - at(loads, seat);
  const most = band.ceilings.reduce((max, ceiling) => Math.max(max, ceiling), 0);
  const urgencyOf = (seat: number) => {
    const lack = at(band.floors, seat) - at(loads, seat);
    return lack > 0 ? most + lack : room(seat);
  };
  const urgency = Float64Array.from(loads.keys(), urgencyOf);
  const heap = new Heap((a, b) => at(urgency, a) > at(urgency, b) || (at(urgency, a) === at(urgency, b) && a < b));
  for (const seat of loads.keys()) heap.push(seat);
  for (const partition of partitions) {
    const weight = placement.weightOf(partition);
    const seen = takeUntil(heap, (seat) => room(seat) >= weight);
    const last = seen.at(-1) ?? 0;
    const chosen = room(last) >= weight ? last : (seen[0] ?? 0);
    placement.move(partition, chosen);
    urgency[chosen] = urgencyOf(chosen);
    for (const seat of seen) heap.push(seat);
  }
}

function takeUntil(heap: Heap, fits: (seat: number) => boolean): number[] {
  const seen: number[] = [];
  while (seen.length < looks) {
    const seat = heap.pop();
    if (seat === undefined) break;
    seen.push(seat);
    if (fits(seat)) break;
  }
  return seen;
}
