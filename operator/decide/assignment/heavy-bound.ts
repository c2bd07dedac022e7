import type { Placement } from './placement.ts';
import { at, idAt, itemAt, nowhere, sumOf, type Band, type Task } from './task.ts';

/** The bound considers only this many of the heaviest, which limits the time: about 3 ms with 1,600 servers. */
const mostHeavy = 32;

/** Sums of loads in a different order differ by rounding: this fraction of a load counts as zero. */
const rounding = 1e-9;

/**
 * A lower bound on the partitions that leave their servers. Partitions heavier than half of the highest ceiling never
 * share a server: each has a host of its own. A host gives away its partitions, heaviest first, until the rest fits
 * beside its heavy one. Every other server gives away its heavy partitions, and as many as bring it down to its
 * ceiling.
 *
 * The hosts that minimize the sum would be a matching of partitions with servers. Two simpler sums are not above it:
 * each
 * partition at its cheapest host, though another one may have the same; and the cheapest hosts, though one partition
 * may
 * be the cheapest on several. The higher one is the bound.
 */
export function fewestBesideHeavy(task: Task, band: Band, leaving: Leaving): number {
  const { base, further } = costsOfHosts(task, band, leaving);
  const byPartition = further.reduce((sum, costs) => sum + lowestOf(costs), 0);
  const byHost = cheapestByServer(further).sort().subarray(0, further.length);
  return base + Math.max(byPartition, sumOf(byHost));
}

/** The partitions on their servers, heaviest first, and how many have to leave each server in any case. */
interface Leaving {
  readonly present: Placement;
  readonly shed: Int32Array;
}

interface HostCosts {
  /** How many leave their servers when no heavy partition needs a host. */
  readonly base: number;
  /** By heavy partition and server: how many more leave when this server is its host. */
  readonly further: readonly Float64Array[];
}

export function costsOfHosts(task: Task, band: Band, { present, shed }: Leaving): HostCosts {
  const heavy = findHeavy(task, band);
  const withoutHeavy = Float64Array.from(shed);
  const heavyAtHome = new Map<number, number>();
  for (const partition of heavy) {
    const home = idAt(task.homes, partition);
    const count = (heavyAtHome.get(home) ?? 0) + 1;
    heavyAtHome.set(home, count);
    if (home !== nowhere) withoutHeavy[home] = Math.max(at(withoutHeavy, home), count);
  }
  const further = heavy.map((partition) =>
    withoutHeavy.map((count, seat) => fewestToLeave(task, band, { present, seat, partition }) - count));
  return { base: sumOf(withoutHeavy), further };
}

/** By server: the lowest cost of any heavy partition there. */
function cheapestByServer(further: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array()] = further;
  return first.map((_cost, seat) => lowestOf(further.map((costs) => at(costs, seat))));
}

const lowestOf = (values: Iterable<number>): number =>
  [...values].reduce((lowest, value) => Math.min(lowest, value), Infinity);

function findHeavy({ weights, order }: Task, { ceilings }: Band): number[] {
  const half = (ceilings.reduce((max, ceiling) => Math.max(max, ceiling), 0) / 2) * (1 + rounding);
  return [...order.subarray(0, Math.min(mostHeavy, ceilings.length))].filter(
    (partition) => at(weights, partition) > half,
  );
}

/** How many of the others leave the server when it has this partition; more than exist when it can't have it. */
function fewestToLeave(
  task: Task, band: Band, { present, seat, partition }: { present: Placement; seat: number; partition: number },
): number {
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
