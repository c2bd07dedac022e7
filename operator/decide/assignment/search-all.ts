import { at, idAt, itemAt, nowhere, type Task } from './task.ts';

/** Larger tasks are not searched: there small changes find what there is to find. */
const mostPartitions = 12;
/** About 5 ms; enough for all assignments of 7 partitions to 4 seats. */
const mostSteps = 60_000;

/**
 * Rates loads and a count of moves; the lower the better, the first number first. Of an assignment that is not complete
 * it gives a rating that no completion of it is below.
 */
export type Rate = (loads: Float64Array, moves: number, isComplete: boolean) => readonly number[];

export const isSmall = (task: Task): boolean => task.order.length <= mostPartitions;

/**
 * Tries the assignments of a small task, depth first, the present seat first, and gives the one that is rated lowest and
 * lower than `bound`; undefined when there is none. Ends after a fixed number of steps with the best it has seen.
 */
export function searchAll(task: Task, ceilings: Float64Array, rate: Rate, bound: readonly number[]): Int32Array | undefined {
  const { order, weights, homes, capacities } = task;
  const seatOf = new Int32Array(order.length).fill(nowhere);
  const loads = new Float64Array(capacities.length);
  let best = bound;
  let found: Int32Array | undefined;
  let steps = 0;

  function visit(depth: number, moves: number): void {
    const isComplete = depth === order.length;
    if (++steps > mostSteps || !isLower(rate(loads, moves, isComplete), best)) return;
    if (isComplete) {
      [best, found] = [rate(loads, moves, true), seatOf.slice()];
      return;
    }
    const partition = idAt(order, depth);
    const home = idAt(homes, partition);
    if (home !== nowhere) tryOn(home);
    for (let seat = 0; seat < loads.length; seat++) if (seat !== home) tryOn(seat);

    function tryOn(seat: number): void {
      const before = at(loads, seat);
      if (before + at(weights, partition) > at(ceilings, seat)) return;
      loads[seat] = before + at(weights, partition);
      seatOf[partition] = seat;
      visit(depth + 1, moves + Number(seat !== home));
      loads[seat] = before;
    }
  }

  visit(0, 0);
  return found;
}

/** Whether a rating is lower than another one, the first difference counts. */
export function isLower(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((value, place) => value !== b[place]);
  return index >= 0 && itemAt(a, index) < itemAt(b, index);
}
