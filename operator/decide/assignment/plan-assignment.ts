import { partition, type Partition } from '@cecochat/contracts';
import { findLimits, type AssignmentInput, type Limit } from './limits.ts';
import { setApart, type Apart } from './apart.ts';
import { solve, type Solution } from './solve.ts';
import { at, heaviestFirst, idAt, indexes, nowhere, sumOf, type Task } from './task.ts';

export interface AssignmentPlan {
  /** The planned server of each partition. */
  readonly owners: readonly string[];
  /** Those whose server changes, orphans among them. */
  readonly moved: readonly Partition[];
  /**
   * No assignment that balances as well moves fewer; see `fewestMoves`. Where heavy partitions have servers of their
   * own
   * this holds for those servers: with others one partition less may move, which was seen in 1 of 100 cases.
   */
  readonly lowerBound: number;
  /** Highest load divided by the mean, with the planned owners. */
  readonly maxToMean: number;
  /** Why the plan is not within the tolerance, above a capacity or above the lower bound; empty otherwise. */
  readonly limits: readonly Limit[];
}

/**
 * Plans which server owns which partition: all servers within the tolerance of the mean load and below their capacity,
 * with the fewest moves that achieve it, and among those with a low highest load. Equal input gives an equal plan. A
 * plan is stable: planning again with its owners moves nothing.
 *
 * Partitions that alone are too heavy for a balanced server get a server each, and the rest is balanced among the
 * others. Where partitions can't be packed within the tolerance, the plan widens it as far as necessary and reports
 * that in `limits`.
 *
 * The fewest moves are as hard to find as the best packing of bins, so a plan may move more than necessary, and the
 * bound
 * may be too low. test/assignment compares plans with an exact search; docs/architecture.md has the figures. `limits`
 * has the distance from the bound.
 *
 * Takes O((P + S) log (P + S)) and a bounded number of improvements. Throws a RangeError without servers, or for a
 * weight that is not above 0.
 */
export function planAssignment(input: AssignmentInput): AssignmentPlan {
  const { task, apart, rest, partitions, seats } = prepare(input);
  const solution = solve(rest);
  const seatOf = new Int32Array(task.homes.length);
  for (const [one, seat] of apart) seatOf[one] = seat;
  for (const [index, seat] of solution.seatOf.entries()) seatOf[idAt(partitions, index)] = idAt(seats, seat);
  return describe(input, task, { seatOf, apart, solution });
}

interface Prepared extends Rest {
  readonly task: Task;
  readonly apart: Apart;
}

/** The task in numbers, the partitions that get servers of their own, and the rest, which is to be balanced. */
export function prepare(input: AssignmentInput): Prepared {
  const task = buildTask(input);
  const apart = setApart(task);
  return { task, apart, ...withoutApart(task, apart) };
}

function buildTask({ weights, owners, servers, tolerance }: AssignmentInput): Task {
  if (servers.length === 0) throw new RangeError('partitions can only be assigned when there is a server');
  const wrong = weights.findIndex((weight) => !(weight > 0 && weight < Infinity));
  if (wrong >= 0) throw new RangeError(`partition ${wrong} has the weight ${weights[wrong]}, which is not above 0`);
  const seats = new Map(servers.map(({ name }, index) => [name, index]));
  const inNumbers = Float64Array.from(weights);
  return {
    weights: inNumbers,
    order: heaviestFirst(inNumbers),
    homes: indexes(weights.length).map((one) => seats.get(owners[one] ?? '') ?? nowhere),
    capacities: Float64Array.from(servers, ({ capacity }) => capacity),
    tolerance,
  };
}

interface Rest {
  readonly rest: Task;
  /** Partitions and servers of the rest: their index in the whole task, by their index in the rest. */
  readonly partitions: Int32Array;
  readonly seats: Int32Array;
}

/**
 * The task without the partitions that are set apart. Other partitions on a server that now has only one become
 * orphans.
 */
function withoutApart(task: Task, apart: Apart): Rest {
  const everything = indexes(task.weights.length);
  const allSeats = indexes(task.capacities.length);
  if (apart.size === 0) return { rest: task, partitions: everything, seats: allSeats };
  const taken = new Set(apart.values());
  const partitions = everything.filter((one) => !apart.has(one));
  const seats = allSeats.filter((seat) => !taken.has(seat));
  const place = placesIn(partitions, everything.length);
  const seatPlace = placesIn(seats, allSeats.length);
  const rest: Task = {
    weights: task.weights.filter((_weight, one) => !apart.has(one)),
    order: task.order.filter((one) => !apart.has(one)).map((one) => idAt(place, one)),
    homes: partitions.map((one) => seatPlace[idAt(task.homes, one)] ?? nowhere),
    capacities: task.capacities.filter((_capacity, seat) => !taken.has(seat)),
    tolerance: task.tolerance,
  };
  return { rest, partitions, seats };
}

/** Index of each of the `ids` in them, by id; `nowhere` for the others. */
function placesIn(ids: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(nowhere);
  for (const [index, id] of ids.entries()) places[id] = index;
  return places;
}

function describe(
  input: AssignmentInput, task: Task, found: { seatOf: Int32Array; apart: Apart; solution: Solution },
): AssignmentPlan {
  const { seatOf, apart, solution } = found;
  const loads = new Float64Array(task.capacities.length);
  seatOf.forEach((seat, one) => (loads[seat] = at(loads, seat) + at(task.weights, one)));
  const moved = Array.from(
    indexes(seatOf.length).filter((one) => idAt(seatOf, one) !== idAt(task.homes, one)), partition,
  );
  const apartMoved = [...apart].filter(([one, seat]) => idAt(task.homes, one) !== seat).length;
  const lowerBound = solution.fewestMoves + apartMoved;
  const mean = sumOf(task.weights) / loads.length;
  return {
    owners: Array.from(seatOf, (seat) => input.servers[seat]?.name ?? ''),
    moved,
    lowerBound,
    maxToMean: mean === 0 ? 1 : loads.reduce((max, load) => Math.max(max, load), 0) / mean,
    limits: findLimits(input, { loads, mean, apart, moved: moved.length, lowerBound, isWidened: solution.isWidened }),
  };
}
