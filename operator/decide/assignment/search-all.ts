import { at, idAt, itemAt, nowhere, type Task } from './task.ts';

/** Larger tasks are not searched: there small changes find what there is to find. */
const mostPartitions = 12;
/** About 5 ms; enough for all assignments of 7 partitions to 4 seats. */
const mostSteps = 30_000;

/**
 * Rates an assignment by its highest load, its moves and its loads, or by the best that any completion of it may be as
 * long as it is not complete; the lower the better, the first number first.
 */
export interface Rating {
  readonly partial: (highest: number, moves: number) => readonly number[];
  readonly complete: (highest: number, moves: number, loads: Float64Array) => readonly number[];
}

export const isSmall = (task: Task): boolean => task.order.length <= mostPartitions;

/**
 * Tries the assignments of a small task, depth first, the present seat first, and gives the one that is rated lowest and
 * lower than `bound`; undefined when there is none. Ends after a fixed number of steps with the best it has seen.
 */
export function searchAll(task: Task, ceilings: Float64Array, rating: Rating, bound: readonly number[]): Int32Array | undefined {
  const { order, weights, homes, capacities } = task;
  const seatOf = new Int32Array(order.length).fill(nowhere);
  const loads = new Float64Array(capacities.length);
  const isHome = capacities.map((_capacity, seat) => Number(homes.includes(seat)));
  let best = bound;
  let found: Int32Array | undefined;
  let steps = 0;

  function visit(depth: number, highest: number, moves: number): void {
    const isComplete = depth === order.length;
    const rated = isComplete ? rating.complete(highest, moves, loads) : rating.partial(highest, moves);
    if (++steps > mostSteps || !isLower(rated, best)) return;
    if (isComplete) {
      [best, found] = [rated, seatOf.slice()];
      return;
    }
    const partition = idAt(order, depth);
    const home = idAt(homes, partition);
    if (home !== nowhere) tryOn(home);
    for (let seat = 0; seat < loads.length; seat++) if (seat !== home && !hasTwin(seat)) tryOn(seat);

    function tryOn(seat: number): void {
      const before = at(loads, seat);
      const after = before + at(weights, partition);
      if (after > at(ceilings, seat)) return;
      loads[seat] = after;
      seatOf[partition] = seat;
      visit(depth + 1, Math.max(highest, after), moves + Number(seat !== home));
      loads[seat] = before;
    }
  }

  /** Whether a seat before it is the same in everything, so that nothing else comes out. */
  function hasTwin(seat: number): boolean {
    if (at(isHome, seat) === 1) return false;
    for (let other = 0; other < seat; other++) {
      const isEqual = at(loads, other) === at(loads, seat) && at(capacities, other) === at(capacities, seat);
      if (isEqual && at(isHome, other) === 0) return true;
    }
    return false;
  }

  visit(0, 0, 0);
  return found;
}

/** Whether a rating is lower than another one; the first difference counts. */
export function isLower(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < a.length; index++) {
    if (itemAt(a, index) !== itemAt(b, index)) return itemAt(a, index) < itemAt(b, index);
  }
  return false;
}
