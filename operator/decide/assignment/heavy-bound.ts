import { cheapestMatching } from './matching.ts';
import type { Placement } from './placement.ts';
import { at, idAt, itemAt, nowhere, sumOf, type Band, type Task } from './task.ts';

/** So many of the heaviest are taken into account, which bounds the time: about 3 ms with 1,600 seats. */
const mostHeavy = 32;

/** Sums of loads in a different order differ by rounding: this part of a load is nothing. */
const rounding = 1e-9;

/**
 * A number of partitions that leave their seats at least. Those that are heavier than half of the highest ceiling never
 * share a seat: each has a host of its own. From a host at least as many leave as it takes, heaviest first, until the rest
 * fits beside its heavy one; from every other seat its heavy ones, and as many as bring it down to its ceiling. The hosts
 * with which that is fewest make it a bound. `shed` says how many have to leave each seat in any case.
 */
export function fewestBesideHeavy(task: Task, band: Band, { present, shed }: { present: Placement; shed: Int32Array }): number {
  const heavy = findHeavy(task, band);
  const withoutHeavy = Float64Array.from(shed);
  const heavyAtHome = new Map<number, number>();
  for (const partition of heavy) {
    const home = idAt(task.homes, partition);
    const count = (heavyAtHome.get(home) ?? 0) + 1;
    heavyAtHome.set(home, count);
    if (home !== nowhere) withoutHeavy[home] = Math.max(at(withoutHeavy, home), count);
  }
  const further = heavy.map((partition) => withoutHeavy.map((count, seat) => fewestToLeave(task, band, { present, seat, partition }) - count));
  return sumOf(withoutHeavy) + cheapestMatching(further);
}

function findHeavy({ weights, order }: Task, { ceilings }: Band): number[] {
  const half = (ceilings.reduce((max, ceiling) => Math.max(max, ceiling), 0) / 2) * (1 + rounding);
  return [...order.subarray(0, Math.min(mostHeavy, ceilings.length))].filter((partition) => at(weights, partition) > half);
}

/** How many of the others leave the seat when it has this partition; more than there are when it can't have it. */
function fewestToLeave(task: Task, band: Band, { present, seat, partition }: { present: Placement; seat: number; partition: number }): number {
  const allowed = at(band.ceilings, seat) * (1 + rounding);
  const weight = at(task.weights, partition);
  if (weight > allowed) return task.order.length + 1;
  const members = present.membersOf(seat);
  let load = at(present.loads, seat) + (idAt(task.homes, partition) === seat ? 0 : weight);
  let count = 0;
  for (let index = 0; load > allowed && index < members.length; index++) {
    const other = itemAt(members, index);
    if (other === partition) continue;
    load -= at(task.weights, other);
    count++;
  }
  return count;
}
