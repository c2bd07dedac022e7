import { widenFor, wantedBand, type Frame } from './band.ts';
import { drawMissing } from './draw.ts';
import { Exchanges } from './exchanges.ts';
import { Heap } from './heap.ts';
import { Improvement } from './improve.ts';
import { fewestMoves, releaseExcess } from './lower-bound.ts';
import { Placement } from './placement.ts';
import { idAt, nowhere, at, type Task, type Band } from './task.ts';

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

/**
 * The same groups of partitions on other servers, so that many are at home. Only where all servers have the same band:
 * otherwise a group may not fit elsewhere, and the servers stay as given.
 */
export function relabel({ homes }: Task, { floors, ceilings }: Band, seatOf: Int32Array): Int32Array {
  const count = ceilings.length;
  if (ceilings.some((ceiling, seat) => ceiling !== at(ceilings, 0) || at(floors, seat) !== at(floors, 0)))
    return seatOf;
  const shared = new Map<number, number>();
  for (const [partition, group] of seatOf.entries()) {
    const home = idAt(homes, partition);
    if (home !== nowhere) shared.set(group * count + home, (shared.get(group * count + home) ?? 0) + 1);
  }
  const labels = new Int32Array(count).fill(nowhere);
  const free = new Set(labels.keys());
  for (const [pair] of [...shared].sort(([a, many], [b, more]) => more - many || a - b)) {
    const [group, home] = [Math.floor(pair / count), pair % count];
    if (idAt(labels, group) === nowhere && free.delete(home)) labels[group] = home;
  }
  const rest = free.values();
  const named = labels.map((label) => (label === nowhere ? Number(rest.next().value) : label));
  return seatOf.map((group) => idAt(named, group));
}

/** An assignment from scratch, and the band that it shows to be reachable. */
interface Reference {
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
function assignAnew(task: Task): Reference {
  const wanted = wantedBand(task);
  const anew: Task = { ...task, homes: new Int32Array(task.order.length).fill(nowhere) };
  const placement = new Placement(anew, anew.homes);
  placeAll(placement, wanted, task.order);
  new Improvement(anew, wanted, placement).repair();
  if (placement.outside(wanted) === 0) return { seatOf: placement.seatOf, frame: wanted, isWidened: false };
  return { seatOf: placement.seatOf, frame: widenFor(placement.loads, wanted, task.capacities), isWidened: true };
}

/**
 * Places unassigned partitions on servers, heaviest first: first where the floor is missed by most, then where there is
 * most room. A partition that finds no room takes that of lighter ones, which are placed in their turn. Overfilling a
 * server with a heavy one instead would force it to give away more than small changes can move. When no exchange helps,
 * the server is overfilled, and later changes correct it. O(log servers) each, and a bounded number of exchanges.
 */
function placeAll(placement: Placement, band: Band, partitions: Int32Array): void {
  const seats = new OpenSeats(placement, band);
  const exchanges = new Exchanges(placement, band);
  const waiting = new Waiting(placement, partitions);
  for (let partition = waiting.next(); partition !== undefined; partition = waiting.next()) {
    const { seat, hasRoom } = seats.take(placement.weightOf(partition));
    const exchange = hasRoom ? undefined : exchanges.make(partition);
    for (const one of exchange?.leaving ?? []) {
      placement.move(one, nowhere);
      waiting.add(one);
    }
    placement.move(partition, exchange?.seat ?? seat);
    seats.putBack(seat);
  }
}

/** Partitions without a server, heaviest first: those given at the start, and those displaced later. */
class Waiting {
  readonly #given: Int32Array;
  readonly #added: Heap;
  readonly #isHeavier: (a: number, b: number) => boolean;
  #index = 0;

  constructor(placement: Placement, given: Int32Array) {
    this.#given = given;
    this.#isHeavier = (a, b) =>
      placement.weightOf(a) > placement.weightOf(b) || (placement.weightOf(a) === placement.weightOf(b) && a < b);
    this.#added = new Heap(this.#isHeavier);
  }

  add(partition: number): void {
    this.#added.push(partition);
  }

  next(): number | undefined {
    const [given, added] = [this.#given[this.#index], this.#added.first];
    if (given === undefined || (added !== undefined && this.#isHeavier(added, given))) return this.#added.pop();
    this.#index++;
    return given;
  }
}

/** How many servers are tried to find one that has room. */
const looks = 32;

/** Servers, the one that most needs a partition first. */
class OpenSeats {
  readonly #placement: Placement;
  readonly #band: Band;
  readonly #most: number;
  /** The urgency at the time the server entered the heap: an exchange changes it meanwhile. */
  readonly #urgency: Float64Array;
  readonly #heap: Heap;

  constructor(placement: Placement, band: Band) {
    this.#placement = placement;
    this.#band = band;
    this.#most = band.ceilings.reduce((max, ceiling) => Math.max(max, ceiling), 0);
    const urgency = Float64Array.from(placement.loads.keys(), (seat) => this.#urgencyOf(seat));
    this.#urgency = urgency;
    this.#heap = new Heap((a, b) => at(urgency, a) > at(urgency, b) || (at(urgency, a) === at(urgency, b) && a < b));
    for (const seat of placement.loads.keys()) this.#heap.push(seat);
  }

  /**
   * The first server with room for this weight. When none of the tried ones has room, the very first, or another one
   * where the first has not enough capacity. The server stays out until it is put back.
   */
  take(weight: number): { readonly seat: number; readonly hasRoom: boolean } {
    const seen: number[] = [];
    let hasRoom = false;
    while (!hasRoom && seen.length < looks) {
      const seat = this.#heap.pop();
      if (seat === undefined) break;
      if (at(this.#urgency, seat) !== this.#urgencyOf(seat)) {
        this.putBack(seat);
        continue;
      }
      seen.push(seat);
      hasRoom = this.#room(seat) >= weight;
    }
    const taken = (hasRoom ? seen.at(-1) : this.#overfilled(seen, weight)) ?? 0;
    for (const seat of seen) if (seat !== taken) this.#heap.push(seat);
    return { seat: taken, hasRoom };
  }

  putBack(seat: number): void {
    this.#urgency[seat] = this.#urgencyOf(seat);
    this.#heap.push(seat);
  }

  #overfilled(seen: readonly number[], weight: number): number | undefined {
    const { loads, capacities } = this.#placement;
    return seen.find((seat) => at(loads, seat) + weight <= at(capacities, seat)) ?? seen[0];
  }

  #room(seat: number): number {
    return at(this.#band.ceilings, seat) - at(this.#placement.loads, seat);
  }

  #urgencyOf(seat: number): number {
    const lack = at(this.#band.floors, seat) - at(this.#placement.loads, seat);
    return lack > 0 ? this.#most + lack : this.#room(seat);
  }
}
