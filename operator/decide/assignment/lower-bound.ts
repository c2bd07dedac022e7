import { Heap } from './heap.ts';
import { fewestBesideHeavy } from './heavy-bound.ts';
import { Placement } from './placement.ts';
import { at, idAt, indexes, nowhere, itemAt, type Band, type Task } from './task.ts';

/**
 * A lower bound on the moves of any assignment within the band: the best of four arguments.
 *
 * 1. Giving. Orphans move. A server above its ceiling gives away at least as many as it takes heaviest first. No
 *    partition has two homes, so these add up.
 * 2. Taking. A server below its floor takes at least as many as it takes with the heaviest of the partitions that are
 *    elsewhere and not above its ceiling by themselves. No partition is taken twice, so these add up.
 * 3. Weight. Orphans and the other servers supply the total shortage of the servers below their floors. A server that
 *    gives k partitions contributes at most its k heaviest, and on balance no more than it has above its floor. The
 *    fewest moves that suffice: as many as argument 1 requires, then always where the next partition contributes most.
 * 4. Hosts. Orphans move, and so does any partition that doesn't fit beside the heavy ones; see `fewestBesideHeavy`.
 */
export function fewestMoves(task: Task, band: Band): number {
  const present = new Placement(task, task.homes);
  const orphans = task.order.filter((partition) => idAt(task.homes, partition) === nowhere);
  const shed = indexes(present.loads.length).map((seat) => fewestToShed(present, band, seat));
  const given = orphans.length + shed.reduce((sum, count) => sum + count, 0);
  const orphaned = orphans.reduce((sum, partition) => sum + at(task.weights, partition), 0);
  return Math.max(
    fewestToTake(task, band, present),
    given + furtherToGive(present, band, { shed, orphaned }),
    orphans.length + fewestBesideHeavy(task, band, { present, shed }),
  );
}

function fewestToTake(task: Task, band: Band, present: Placement): number {
  let count = 0;
  for (const [seat, load] of present.loads.entries()) {
    let lack = at(band.floors, seat) - load;
    for (let index = 0; lack > 0 && index < task.order.length; index++) {
      const partition = idAt(task.order, index);
      const weight = at(task.weights, partition);
      if (idAt(task.homes, partition) === seat || weight > at(band.ceilings, seat)) continue;
      lack -= weight;
      count++;
    }
  }
  return count;
}

function furtherToGive(
  present: Placement, band: Band, { shed, orphaned }: { shed: Int32Array; orphaned: number },
): number {
  const given = shed.slice();
  const heaviest = new Float64Array(shed.length);
  const surplus = (seat: number) => at(present.loads, seat) - at(band.floors, seat);
  const contribution = (seat: number, sum: number) => Math.min(sum, surplus(seat));
  const next = (seat: number) => present.weightOf(present.membersOf(seat)[idAt(given, seat)] ?? nowhere) || 0;
  const growth = (seat: number) =>
    contribution(seat, at(heaviest, seat) + next(seat)) - contribution(seat, at(heaviest, seat));
  const givers = new Heap((a, b) => growth(a) > growth(b));
  let lack = -orphaned;
  for (const seat of shed.keys()) {
    if (surplus(seat) < 0) {
      lack -= surplus(seat);
      continue;
    }
    heaviest[seat] = present
      .membersOf(seat)
      .slice(0, idAt(shed, seat))
      .reduce((sum, partition) => sum + present.weightOf(partition), 0);
    lack -= contribution(seat, at(heaviest, seat));
    givers.push(seat);
  }
  let count = 0;
  const negligible = present.maxLoad * 1e-9;
  while (lack > negligible) {
    const seat = givers.pop();
    if (seat === undefined || growth(seat) <= 0) break;
    lack -= growth(seat);
    heaviest[seat] = at(heaviest, seat) + next(seat);
    given[seat] = idAt(given, seat) + 1;
    givers.push(seat);
    count++;
  }
  return count;
}

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
