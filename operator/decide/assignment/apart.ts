import { waterLevel } from './band.ts';
import { Placement } from './placement.ts';
import { fewestToShed } from './release.ts';
import { at, idAt, sumOf, type Task } from './task.ts';

/** Partitions that are each given a seat of their own, with that seat, by partition. */
export type Apart = ReadonlyMap<number, number>;

/**
 * Partitions that alone are heavier than a balanced server: each gets a seat with nothing else on it, and the others are
 * balanced among the remaining seats. The seats are those with which the fewest partitions move: such a seat gives away all
 * the rest it has, and every other seat gives away its heavy ones and what it has too much.
 */
export function setApart(task: Task): Apart {
  const { count, ceiling } = countHeavy(task);
  if (count === 0) return new Map();
  const heavy = task.order.subarray(0, count);
  const seats = cheapestSeats(task, heavy, ceiling);
  return match(task, heavy, seats);
}

/** Heaviest first, as long as they exceed what the rest allows: taking one away lowers the mean of the others. */
function countHeavy({ weights, order, capacities, tolerance }: Task): { count: number; ceiling: number } {
  const ascending = capacities.toSorted();
  let rest = sumOf(weights);
  for (let count = 0; ; count++) {
    const ceiling = (1 + tolerance) * waterLevel(rest, ascending, count);
    const heaviest = count < order.length ? at(weights, idAt(order, count)) : 0;
    if (count === capacities.length - 1 || heaviest <= ceiling * (1 + 1e-9)) return { count, ceiling };
    rest = Math.max(0, rest - heaviest);
  }
}

function cheapestSeats(task: Task, heavy: Int32Array, ceiling: number): number[] {
  const isHeavy = new Set(heavy);
  const present = new Placement(task, task.homes);
  const others = new Placement(task, task.homes.map((home, partition) => (isHeavy.has(partition) ? -1 : home)));
  const ceilings = task.capacities.map((capacity) => Math.min(ceiling, capacity));
  const price = Float64Array.from(task.capacities, (_capacity, seat) => {
    const all = present.membersOf(seat).length;
    const heavyOnes = all - others.membersOf(seat).length;
    const asHost = all - Math.min(heavyOnes, 1);
    return asHost - heavyOnes - fewestToShed(others, { ceilings, aims: ceilings, floors: ceilings }, seat);
  });
  const lightest = at(task.weights, idAt(heavy, heavy.length - 1));
  const isTooSmall = (seat: number) => Number(at(task.capacities, seat) < lightest);
  return [...task.capacities.keys()]
    .sort((a, b) => isTooSmall(a) - isTooSmall(b) || at(price, a) - at(price, b) || at(others.loads, a) - at(others.loads, b) || a - b)
    .slice(0, heavy.length);
}

/** A seat keeps the heaviest that it has and can carry; what is left goes, heaviest first, where the capacity is largest. */
function match({ weights, homes, capacities }: Task, heavy: Int32Array, seats: readonly number[]): Apart {
  const free = new Set(seats);
  const found = new Map<number, number>();
  const put = (partition: number, seat: number) => {
    found.set(partition, seat);
    free.delete(seat);
  };
  for (const partition of heavy) {
    const home = idAt(homes, partition);
    if (free.has(home) && at(capacities, home) >= at(weights, partition)) put(partition, home);
  }
  const largestFirst = [...free].sort((a, b) => at(capacities, b) - at(capacities, a) || a - b);
  for (const partition of heavy) {
    const seat = found.has(partition) ? undefined : largestFirst.shift();
    if (seat !== undefined) put(partition, seat);
  }
  return found;
}
