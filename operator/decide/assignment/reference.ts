import { widenFor, wantedBand, type Frame } from './band.ts';
import { Improvement } from './improve.ts';
import { placeAll } from './place-all.ts';
import { Placement } from './placement.ts';
import { nowhere, type Task } from './task.ts';

/** An assignment from scratch, and the band that it shows to be reachable. */
export interface Reference {
  readonly seatOf: Int32Array;
  readonly frame: Frame;
  /** Whether the wanted band had to be widened. */
  readonly isWidened: boolean;
}

/**
 * Assigns all partitions from scratch, regardless of their present owners. The result depends on the weights and the
 * servers alone, and so does the band. A planned assignment is therefore within the band of its own next plan, which
 * moves nothing.
 */
export function assignAnew(task: Task): Reference {
  const wanted = wantedBand(task);
  const anew: Task = { ...task, homes: new Int32Array(task.order.length).fill(nowhere) };
  const placement = new Placement(anew, anew.homes);
  placeAll(placement, wanted, task.order);
  new Improvement(anew, wanted, placement).repair();
  if (placement.outside(wanted) === 0) return { seatOf: placement.seatOf, frame: wanted, isWidened: false };
  return { seatOf: placement.seatOf, frame: widenFor(placement.loads, wanted, task.capacities), isWidened: true };
}
