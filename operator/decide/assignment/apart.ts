import { waterLevel } from './band.ts';
import { Placement } from './placement.ts';
import { fewestToShed } from './lower-bound.ts';
import { at, idAt, sumOf, type Task } from './task.ts';

/** Partitions that each get a server of their own, with that server, by partition. */
export type Apart = ReadonlyMap<number, number>;

/**
 * Partitions that alone are heavier than a balanced server. Each gets a server with nothing else on it; the others are
 * balanced among the remaining servers. The plan picks the servers that cost the fewest moves: such a server gives away
 * everything else it has, and every other server gives away its heavy partitions and its excess.
 */
export function setApart(task: Task): Apart {
  const { count, ceiling } = countHeavy(task);
  if (count === 0) return new Map();
  const heavy = task.order.subarray(0, count);
  const found = takeSeats(task, heavy, cheapestFirst(task, heavy, ceiling));
  keepHomes(task, found);
  return isAffordable(task, found) ? found : new Map();
}

/**
 * Where servers differ in capacity the others may be too small for the rest: then no partition is set apart, since
 * capacities take precedence.
 */
function isAffordable({ weights, order, capacities }: Task, found: Apart): boolean {
  const taken = new Set(found.values());
  const others = capacities.filter((_capacity, seat) => !taken.has(seat));
  const rest = weights.filter((_weight, partition) => !found.has(partition));
  const heaviest = at(weights, order.find((partition) => !found.has(partition)) ?? 0);
  const [largest, largestOther] = [capacities, others].map((some) =>
    some.reduce((max, capacity) => Math.max(max, capacity), 0),
  );
  const isTooSmall = [...found].some(
    ([partition, seat]) => at(weights, partition) > at(capacities, seat) && at(weights, partition) <= Number(largest),
  );
  if (isTooSmall || (rest.length > 0 && heaviest > Number(largestOther) && heaviest <= Number(largest))) return false;
  return sumOf(weights) > sumOf(capacities) || sumOf(rest) <= sumOf(others) * (1 + 1e-9);
}

/** Heaviest first, while they exceed what the rest allows: each one set apart lowers the mean of the others. */
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

function cheapestFirst(task: Task, heavy: Int32Array, ceiling: number): number[] {
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
  return [...task.capacities.keys()].sort(
    (a, b) => at(price, a) - at(price, b) || at(others.loads, a) - at(others.loads, b) || a - b,
  );
}

/**
 * Heaviest first: each takes the cheapest server that can carry it, or the one with the largest capacity when none can.
 */
function takeSeats({ weights, capacities }: Task, heavy: Int32Array, seats: readonly number[]): Map<number, number> {
  const free = new Set(seats);
  const found = new Map<number, number>();
  for (const partition of heavy) {
    const fitting = seats.find((seat) => free.has(seat) && at(capacities, seat) >= at(weights, partition));
    const seat =
      fitting ??
      [...free].reduce((largest, other) => (at(capacities, other) > at(capacities, largest) ? other : largest));
    found.set(partition, seat);
    free.delete(seat);
  }
  return found;
}

/** Two partitions swap their servers when that puts one of them at home and both servers can carry the result. */
function keepHomes({ weights, homes, capacities }: Task, found: Map<number, number>): void {
  const takenBy = new Map([...found].map(([partition, seat]) => [seat, partition]));
  for (const [partition, seat] of [...found]) {
    const home = idAt(homes, partition);
    const other = takenBy.get(home);
    if (other === undefined || idAt(homes, other) === home || found.get(partition) === home) continue;
    const current = found.get(partition) ?? seat;
    if (at(weights, partition) > at(capacities, home) || at(weights, other) > at(capacities, current)) continue;
    found.set(partition, home).set(other, current);
    takenBy.set(home, partition).set(current, other);
  }
}
