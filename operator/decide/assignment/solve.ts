import type { Frame } from './band.ts';
import { drawMissing } from './draw.ts';
import { Improvement } from './improve.ts';
import { fewestMoves } from './lower-bound.ts';
import { placeAll } from './place-all.ts';
import { Placement } from './placement.ts';
import { assignAnew } from './reference.ts';
import { relabel } from './relabel.ts';
import { releaseExcess } from './release.ts';
import { idAt, nowhere, type Task } from './task.ts';

export interface Solution {
  readonly seatOf: Int32Array;
  /** The band that the loads are within; the tests compare with other assignments within it. */
  readonly frame: Frame;
  readonly fewestMoves: number;
  readonly isWidened: boolean;
}

/** Up to this many partitions, more than one approach is tried. */
const mostForTrying = 1_000;

/** How an attempt begins. */
interface Approach {
  /** The loads that overfull servers come down to. */
  readonly aims: Float64Array;
  /** Whether servers below their floor are filled from the fullest ones, or by small changes alone. */
  readonly draws: boolean;
}

/**
 * Brings every server into the band with few moves, then lowers the highest load as far as the same moves can: by small
 * changes from the present placement, in a few approaches until one takes as few moves as the lower bound. The
 * partitions that overfull servers give away limit the result: first those that bring them to their aims, later as few,
 * and as many, as the band allows.
 */
export function solve(task: Task): Solution {
  const { seatOf: anew, frame, isWidened } = assignAnew(task);
  const bound = fewestMoves(task, frame);
  const approaches: readonly Approach[] = [
    { aims: frame.aims, draws: true },
    { aims: frame.aims, draws: false },
    { aims: frame.ceilings, draws: true },
    { aims: frame.floors, draws: true },
  ];
  let best: Placement | undefined;
  for (const approach of task.order.length > mostForTrying ? approaches.slice(0, 1) : approaches) {
    if (best !== undefined && best.moves <= bound) break;
    const placement = attempt(task, frame, { anew, bound, approach });
    if (best === undefined || placement.moves < best.moves) best = placement;
  }
  return { seatOf: best?.seatOf ?? anew, frame, fewestMoves: bound, isWidened };
}

interface Attempt {
  readonly anew: Int32Array;
  readonly bound: number;
  readonly approach: Approach;
}

/** From the present placement; where small changes get stuck, from the assignment from scratch. */
function attempt(task: Task, frame: Frame, { anew, bound, approach }: Attempt): Placement {
  const placement = new Placement(task, task.homes);
  releaseExcess(placement, { ...frame, aims: approach.aims });
  placeAll(placement, frame, task.order.filter((partition) => idAt(placement.seatOf, partition) === nowhere));
  if (approach.draws) drawMissing(placement, frame);
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
