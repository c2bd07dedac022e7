import { widenFor, wantedBand, type Frame } from './band.ts';
import { Improvement } from './improve.ts';
import { placeAll } from './place-all.ts';
import { Placement } from './placement.ts';
import { isSmall, searchAll } from './search-all.ts';
import { at, nowhere, type Task } from './task.ts';

/** An assignment from scratch, and the band that it shows to be reachable. */
export interface Reference {
  readonly seatOf: Int32Array;
  readonly frame: Frame;
  /** Whether the wanted band had to be widened. */
  readonly isWidened: boolean;
}

/**
 * Assigns everything anew, whoever has it now. That depends on the weights and the seats alone, and so does the band: an
 * assignment that was planned is within the band of its own next plan, which therefore moves nothing.
 */
export function assignAnew(task: Task): Reference {
  const wanted = wantedBand(task);
  const anew: Task = { ...task, homes: new Int32Array(task.order.length).fill(nowhere) };
  const placement = new Placement(anew, anew.homes);
  placeAll(placement, wanted, task.order);
  new Improvement(anew, wanted, placement).repair();
  if (placement.outside(wanted) === 0) return { seatOf: placement.seatOf, frame: wanted, isWidened: false };
  const better = isSmall(task) ? searchBand(anew, wanted, placement.loads) : undefined;
  const best = better === undefined ? placement : new Placement(task, better);
  return { seatOf: best.seatOf, frame: widenFor(best.loads, wanted, task.capacities), isWidened: best.outside(wanted) > 0 };
}

/** The lowest highest load above the wanted one, and then the highest lowest below the wanted one; within the capacities if that can be. */
function searchBand(task: Task, wanted: Frame, loads: Float64Array): Int32Array | undefined {
  const { capacities } = task;
  const over = loads.reduce((max, load, seat) => Math.max(max, load / Math.max(at(capacities, seat), wanted.top * 1e-9)), 1);
  const fullness = (some: Float64Array) => some.reduce((min, load, seat) => Math.min(min, (load - at(wanted.floors, seat)) / wanted.top), 0);
  const highest = loads.reduce((max, load) => Math.max(max, load), wanted.top);
  const search = (excess: number, bound: readonly number[]) =>
    searchAll(
      task,
      capacities.map((capacity) => capacity * excess * (1 + 1e-9)),
      { partial: (high) => [Math.max(wanted.top, high), 0], complete: (high, _moves, some) => [Math.max(wanted.top, high), -fullness(some)] },
      bound,
    );
  if (over <= 1 + 1e-9) return search(1, [highest, -fullness(loads)]);
  return search(1, [Infinity]) ?? search(over, [highest, -fullness(loads)]);
}
