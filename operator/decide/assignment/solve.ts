import type { Frame } from './band.ts';
import { drawMissing } from './draw.ts';
import { Improvement } from './improve.ts';
import { fewestMoves } from './lower-bound.ts';
import { placeAll } from './place-all.ts';
import { Placement } from './placement.ts';
import { assignAnew } from './reference.ts';
import { releaseExcess } from './release.ts';
import { isSmall, searchAll } from './search-all.ts';
import { at, idAt, nowhere, type Task } from './task.ts';

export interface Solution {
  readonly seatOf: Int32Array;
  readonly fewestMoves: number;
  readonly isWidened: boolean;
}

/** Moves as little as brings every seat into the band, and then lowers the highest load as far as the same moves can. */
export function solve(task: Task): Solution {
  const { seatOf: anew, frame, isWidened } = assignAnew(task);
  const bound = fewestMoves(task, frame);
  const placement = approach(task, frame, { anew, bound });
  const better = isSmall(task) ? searchFewer(task, frame, placement) : undefined;
  return { seatOf: better ?? placement.seatOf, fewestMoves: bound, isWidened };
}

/** By small changes from where everything is now; where these get stuck, from the assignment from scratch. */
export function approach(task: Task, frame: Frame, { anew, bound }: { anew: Int32Array; bound: number }): Placement {
  const placement = new Placement(task, task.homes);
  releaseExcess(placement, frame);
  placeAll(placement, frame, task.order.filter((partition) => idAt(placement.seatOf, partition) === nowhere));
  drawMissing(placement, frame);
  const improvement = new Improvement(task, frame, placement);
  improvement.repair();
  if (placement.outside(frame) > 0) return fromAnew(task, frame, anew);
  if (placement.moves > bound) improvement.retract();
  if (placement.moves > 0) improvement.level();
  return placement;
}

function fromAnew(task: Task, frame: Frame, anew: Int32Array): Placement {
  const placement = new Placement(task, anew);
  new Improvement(task, frame, placement).retract();
  return placement;
}

function searchFewer(task: Task, frame: Frame, placement: Placement): Int32Array | undefined {
  const highest = (loads: Float64Array) => loads.reduce((max, load) => Math.max(max, load), 0);
  const isShort = (loads: Float64Array) => loads.some((load, seat) => load < at(frame.floors, seat));
  return searchAll(
    task,
    frame.ceilings,
    (loads, moves, isComplete) => (isComplete && isShort(loads) ? [Infinity, 0] : [moves, highest(loads)]),
    [placement.moves, placement.maxLoad * (1 - 1e-9)],
  );
}
