import type { Frame } from '../../../operator/decide/assignment/band.ts';
import { costsOfHosts } from '../../../operator/decide/assignment/heavy-bound.ts';
import { fewestMoves, fewestToShed } from '../../../operator/decide/assignment/lower-bound.ts';
import { Placement } from '../../../operator/decide/assignment/placement.ts';
import { idAt, indexes, nowhere, type Task } from '../../../operator/decide/assignment/task.ts';
import { cheapestMatching } from './matching.ts';
import { MoveSearch } from './search-moves.ts';

/** What is known about the fewest moves into a band: they are equal when the search was exhaustive. */
export interface Fewest {
  /** No assignment within the band moves fewer. */
  readonly proven: number;
  /** An assignment within the band that moves this many was found, or was known before. */
  readonly found: number;
}

/** Plans that move more are not searched: a search is as deep as it has moves. */
const mostMoves = 300;
/** Counts of moves above the bound that are tried one by one; then the distance doubles. */
const triedOneByOne = 8;
/**
 * Limits of the search for each count: the 8 most promising ways of mending a violation. A larger width leaves less
 * effort for deeper levels.
 */
const narrow = { looks: 30_000, width: 8 };
/** Limit of a proof, about 4 ms in all. */
const looksForProof = 200_000;

/**
 * The fewest moves that bring all servers into the band, as exactly as a bounded search finds them. `known` is the number
 * of moves of a known assignment. A narrow search finds assignments with fewer moves. A complete one, with as many as
 * the bound, then finds one too, or proves that there is none, which raises the bound by one.
 */
export function findFewest(task: Task, frame: Frame, known: number): Fewest {
  const bound = Math.max(fewestMoves(task, frame), fewestWithHosts(task, frame));
  if (known <= bound || bound > mostMoves) return { proven: bound, found: known };
  const search = new MoveSearch(task, frame);
  return prove(search, bound, searchNarrowly(search, bound, known));
}

/** As `fewestBesideHeavy`, with the hosts that minimize the sum. */
function fewestWithHosts(task: Task, frame: Frame): number {
  const present = new Placement(task, task.homes);
  const shed = indexes(present.loads.length).map((seat) => fewestToShed(present, frame, seat));
  const { base, further } = costsOfHosts(task, frame, { present, shed });
  return task.order.filter((partition) => idAt(task.homes, partition) === nowhere).length + base + cheapestMatching(further);
}

function searchNarrowly(search: MoveSearch, bound: number, known: number): number {
  for (let extra = 0; bound + extra < known; extra += extra < triedOneByOne ? 1 : extra) {
    if (search.run(bound + extra, narrow).kind === 'found') return bound + extra;
  }
  return known;
}

/** Raises the bound as far as it can be proven, at most to the number of moves that suffices. */
function prove(search: MoveSearch, bound: number, found: number): Fewest {
  const end = search.looks + looksForProof;
  for (let proven = bound; proven < found; proven++) {
    const verdict = search.run(proven, { looks: end - search.looks, width: Infinity });
    if (verdict.kind === 'found') return { proven, found: proven };
    if (verdict.kind === 'stopped') return { proven, found };
  }
  return { proven: found, found };
}
