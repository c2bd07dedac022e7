import { prepare } from '../../operator/decide/assignment/plan-assignment.ts';
import { planAssignment, type AssignmentInput } from '../../operator/decide/assignment/index.ts';
import { wantedBand } from '../../operator/decide/assignment/band.ts';
import { solve } from '../../operator/decide/assignment/solve.ts';
import { table } from '../docs/tables.ts';
import { findFewest } from './oracle/find-fewest.ts';
import { MoveSearch } from './oracle/search-moves.ts';

/** How far plans of a kind of platform are from the exact search. */
export interface Distance {
  readonly kind: string;
  readonly cases: number;
  /** Cases where the search found an assignment with fewer moves, and the most moves that it saved. */
  readonly above: number;
  readonly mostAbove: number;
  /** Cases that move more than the lower bound that the plan reports, and the largest distance. */
  readonly aboveBound: number;
  readonly mostAboveBound: number;
  /** Cases that the search could neither improve nor prove. */
  readonly undecided: number;
  /** Cases whose loads are outside the tolerance although the search found an assignment within it. */
  readonly unbalanced: number;
}

type Random = () => number;

interface Kind {
  readonly name: string;
  readonly cases: number;
  readonly build: (random: Random, index: number) => AssignmentInput;
}

const tolerance = 0.15;
const seatsOf = (count: number) => Array.from({ length: count }, (_, seat) => ({ name: `messaging-${seat}`, capacity: Infinity }));
const upTo = (random: Random, most: number): number => 1 + Math.floor(random() * most);

/** As reproducible as the figures in the documents have to be: mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Few partitions of any weights, on any servers, which may be unknown. */
function smallPlatform(random: Random): AssignmentInput {
  const servers = upTo(random, 4);
  const most = [1, 4, 20, 35][Math.floor(random() * 4)] ?? 1;
  const weights = Array.from({ length: upTo(random, 7) }, () => upTo(random, most));
  const owners = weights.map(() => `messaging-${Math.floor(random() * (servers + 2))}`);
  return { weights, owners, servers: seatsOf(servers), tolerance };
}

/** A platform that was balanced for other servers, and for loads that differ by up to `drift` from those of today. */
function changedPlatform(known: readonly number[], [before, after]: readonly [number, number], drift: () => number): AssignmentInput {
  const { owners } = planAssignment({ weights: known, owners: [], servers: seatsOf(before), tolerance });
  return { weights: known.map((weight) => weight * drift()), owners, servers: seatsOf(after), tolerance };
}

const driftOf = (random: Random, most: number) => () => 1 + most * (2 * random() - 1);
const zipf = (count: number): number[] => Array.from({ length: count }, (_, index) => 1_000 / (((index * 7_919) % count) + 1) ** 1.1);
const sizes = [36, 60, 100];
const sizeAt = (index: number): number => sizes[index % sizes.length] ?? 36;

function oneOrTwoMoreOrLess(random: Random, mostServers: number): readonly [number, number] {
  const before = 2 + Math.floor(random() * (mostServers - 1));
  return [before, Math.max(1, before + ([-2, -1, 1, 2][Math.floor(random() * 4)] ?? 1))];
}

const kinds: readonly Kind[] = [
  { name: 'up to 7 partitions of any load, anywhere on up to 4 servers', cases: 400, build: smallPlatform },
  {
    name: '36 to 100 partitions of 20 to 36 devices, from and to up to 8 servers',
    cases: 150,
    build: (random, index) => changedPlatform(
      Array.from({ length: sizeAt(index) }, () => 19 + upTo(random, 17)), [upTo(random, 8), upTo(random, 8)], driftOf(random, 0.3),
    ),
  },
  {
    name: '36 to 100 partitions with a Zipf(1.1) load, one or two servers more or less of up to 12',
    cases: 150,
    build: (random, index) => changedPlatform(zipf(sizeAt(index)), oneOrTwoMoreOrLess(random, 12), driftOf(random, 0.15)),
  },
  {
    name: '1,000 partitions with a Zipf(1.1) load, one or two servers more or less of up to 24',
    cases: 60,
    build: (random) => changedPlatform(zipf(1_000), oneOrTwoMoreOrLess(random, 24), driftOf(random, 0.15)),
  },
  {
    name: '10,000 partitions with a Zipf(1.1) load, one or two servers more or less of up to 24',
    cases: 20,
    build: (random) => changedPlatform(zipf(10_000), oneOrTwoMoreOrLess(random, 24), driftOf(random, 0.15)),
  },
];

/** Takes about five seconds. The same figures each time. */
export function measureDistances(): Distance[] {
  return kinds.map(({ name, cases, build }) => {
    const random = randomFrom(19);
    const each = Array.from({ length: cases }, (_, index) => distanceOf(build(random, index)));
    return {
      kind: name,
      cases,
      above: each.filter(({ above }) => above > 0).length,
      mostAbove: Math.max(...each.map(({ above }) => above)),
      aboveBound: each.filter(({ aboveBound }) => aboveBound > 0).length,
      mostAboveBound: Math.max(...each.map(({ aboveBound }) => aboveBound)),
      undecided: each.filter(({ isUndecided }) => isUndecided).length,
      unbalanced: each.filter(({ isUnbalanced }) => isUnbalanced).length,
    };
  });
}

function distanceOf(input: AssignmentInput) {
  const { rest } = prepare(input);
  const { seatOf, frame, fewestMoves, isWidened } = solve(rest);
  const moves = seatOf.reduce((sum, seat, partition) => sum + Number(seat !== rest.homes[partition]), 0);
  const { proven, found } = findFewest(rest, frame, moves);
  const isBalanceable = () => new MoveSearch(rest, wantedBand(rest)).run(rest.order.length, { looks: 100_000, width: Infinity }).kind === 'found';
  return { above: moves - found, aboveBound: moves - fewestMoves, isUndecided: found > proven, isUnbalanced: isWidened && isBalanceable() };
}

const share = (count: number, cases: number, most: number): string =>
  (count === 0 ? '0' : `${count} (${((100 * count) / cases).toFixed(1)} %), by up to ${most}`);

/** The figures as a table of a document. */
export function distanceTable(distances: readonly Distance[]): string {
  return table(
    ['platforms', 'cases', 'above', 'above the bound', 'undecided'],
    distances.map(({ kind, cases, above, mostAbove, aboveBound, mostAboveBound, undecided }) =>
      [kind, `${cases}`, share(above, cases, mostAbove), share(aboveBound, cases, mostAboveBound), `${undecided}`]),
  );
}
