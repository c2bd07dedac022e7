import type { Frame } from './band.ts';
import { closeGap } from './close-gap.ts';
import { drawMissing } from './draw.ts';
import { Improvement } from './improve.ts';
import { fewestMoves } from './lower-bound.ts';
import { placeAll } from './place-all.ts';
import { Placement } from './placement.ts';
import { assignAnew } from './reference.ts';
import { relabel } from './relabel.ts';
import { releaseExcess } from './release.ts';
import { isSmall, searchAll } from './search-all.ts';
import { at, idAt, nowhere, type Task } from './task.ts';

export interface Solution {
  readonly seatOf: Int32Array;
  readonly fewestMoves: number;
  readonly isWidened: boolean;
}

/** Up to this many partitions it is worth the time to try more than one way. */
const mostForTrying = 1_000;

/** Moves as little as brings every seat into the band, and then lowers the highest load as far as the same moves can. */
export function solve(task: Task): Solution {
  const { seatOf: anew, frame, isWidened } = assignAnew(task);
  const argued = fewestMoves(task, frame);
  const approached = approach(task, frame, { anew, bound: argued });
  const { placement, bound } = closeGap(task, frame, { placement: approached, bound: argued });
  const better = isSmall(task) ? searchFewer(task, frame, placement) : undefined;
  return { seatOf: better ?? placement.seatOf, fewestMoves: bound, isWidened };
}

/**
 * By small changes from where everything is now. What overfull seats give away decides what is possible afterwards: first
 * what brings them to their aims, and if that takes more moves than the bound, also as little, and as much, as they may.
 */
export function approach(task: Task, frame: Frame, { anew, bound }: { anew: Int32Array; bound: number }): Placement {
  let best = attempt(task, frame, { anew, bound, aims: frame.aims });
  if (task.order.length > mostForTrying) return best;
  for (const aims of [frame.ceilings, frame.floors]) {
    if (best.moves <= bound) break;
    const other = attempt(task, frame, { anew, bound, aims });
    if (other.moves < best.moves) best = other;
  }
  return best;
}

/** From where everything is now; where small changes get stuck, from the assignment from scratch. */
function attempt(task: Task, frame: Frame, { anew, bound, aims }: { anew: Int32Array; bound: number; aims: Float64Array }): Placement {
  const placement = new Placement(task, task.homes);
  releaseExcess(placement, { ...frame, aims });
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
  const placement = new Placement(task, relabel(task, frame, anew));
  const improvement = new Improvement(task, frame, placement);
  improvement.retract();
  improvement.level();
  return placement;
}

function searchFewer(task: Task, frame: Frame, placement: Placement): Int32Array | undefined {
  const isShort = (loads: Float64Array) => loads.some((load, seat) => load < at(frame.floors, seat));
  return searchAll(
    task,
    frame.ceilings,
    { partial: (highest, moves) => [moves, highest], complete: (highest, moves, loads) => (isShort(loads) ? [Infinity] : [moves, highest]) },
    [placement.moves, placement.maxLoad * (1 - 1e-9)],
  );
}
