import type { Frame } from './band.ts';
import { Improvement } from './improve.ts';
import { Placement } from './placement.ts';
import { MoveSearch, type Verdict } from './search-moves.ts';
import type { Task } from './task.ts';

/** An assignment within the band, and a number of moves that none within it does with fewer than. */
export interface Approach {
  readonly placement: Placement;
  readonly bound: number;
}

/** Plans that move more are not searched: a search is as deep as it has moves. */
const mostMoves = 300;
/** Counts of moves above the bound that are tried one by one; then the distance doubles. */
const triedOneByOne = 8;
/** Where to look for each count: the 8 most promising ways of mending something. With more, less of what is farther down is seen. */
const narrow = { looks: 30_000, width: 8 };
/** For what is to be proven, about 4 ms in all. */
const looksForProof = 200_000;

/**
 * Where small changes took more moves than the bound, one of the two is off. A narrow search finds assignments with fewer
 * moves. A complete one, with as many as the bound, then finds one too, or proves that there is none, which raises the
 * bound by one. Both end after a fixed number of steps, so that a gap may remain.
 */
export function closeGap(task: Task, frame: Frame, { placement, bound }: Approach): Approach {
  if (placement.moves === bound || bound > mostMoves) return { placement, bound };
  const search = new MoveSearch(task, frame);
  const found = searchNarrowly(search, bound, placement.moves);
  const nearer = found === undefined ? placement : levelled(task, frame, found);
  const { verdict, proven } = prove(search, bound, nearer.moves);
  return { placement: verdict?.kind === 'found' ? levelled(task, frame, verdict.seatOf) : nearer, bound: proven };
}

function searchNarrowly(search: MoveSearch, bound: number, known: number): Int32Array | undefined {
  for (let extra = 0; bound + extra < known; extra += extra < triedOneByOne ? 1 : extra) {
    const verdict = search.run(bound + extra, narrow);
    if (verdict.kind === 'found') return verdict.seatOf;
  }
  return undefined;
}

/** Raises the bound as far as it can be proven, at most to the number of moves that is known to suffice. */
function prove(search: MoveSearch, bound: number, known: number): { verdict: Verdict | undefined; proven: number } {
  const end = search.looks + looksForProof;
  for (let proven = bound; proven < known; proven++) {
    const verdict = search.run(proven, { looks: end - search.looks, width: Infinity });
    if (verdict.kind !== 'none') return { verdict, proven };
  }
  return { verdict: undefined, proven: known };
}

/** With the highest load as low as the same moves allow. */
function levelled(task: Task, frame: Frame, seatOf: Int32Array): Placement {
  const placement = new Placement(task, seatOf);
  new Improvement(task, frame, placement).level();
  return placement;
}
