import { distance, type Placement } from './placement.ts';
import { at, idAt, nowhere, type Band, type Task } from './task.ts';

/** Changes that one plan may try, and servers it may try them with, which bounds its time: about 5 ms. */
const changesLookedAt = 100_000;

/** A load within this factor of its aim is low enough. */
const even = 1.01;

/** A partition moves to another server, or changes places with `back` (`nowhere` for a plain move). */
interface Change {
  readonly partition: number;
  readonly to: number;
  readonly back: number;
}

/** The effect of a change in numbers rather than objects, since a plan evaluates very many. */
interface Effect {
  /** By how much the count of moves grows. */
  cost: number;
  /** How much nearer the two servers are to their bands afterwards; negative when they are farther away. */
  gain: number;
  /** The higher one of the two loads afterwards. */
  higher: number;
}

/** Compares effects: whether one counts at all, and which is better. */
interface Wish {
  /** Changes that cost more moves than this are skipped. */
  readonly mostCost: number;
  readonly isWanted: (effect: Effect) => boolean;
  readonly isBetter: (effect: Effect, than: Effect) => boolean;
}

/** Improves a placement by small changes until none helps, or until the limit on tried changes is reached. */
export class Improvement {
  readonly #task: Task;
  readonly #band: Band;
  readonly #placement: Placement;
  readonly #negligible: number;
  #left = changesLookedAt;

  constructor(task: Task, band: Band, placement: Placement) {
    this.#task = task;
    this.#band = band;
    this.#placement = placement;
    this.#negligible = placement.maxLoad * 1e-9;
  }

  /** Brings servers into the band, with changes that cost no move as long as there are such. */
  repair(): void {
    const wish: Wish = {
      mostCost: 2,
      isWanted: ({ gain }) => gain > this.#negligible,
      isBetter: (a, b) =>
        Math.max(0, a.cost) < Math.max(0, b.cost) || (Math.max(0, a.cost) === Math.max(0, b.cost) && a.gain > b.gain),
    };
    for (let seat = this.#farthest(); seat !== nowhere; seat = this.#farthest()) {
      if (!this.#change(seat, partnersOf(this.#placement, seat), wish)) return;
    }
  }

  /**
   * Takes back moves that the band does not need: a partition returns home, or changes places with one that is there.
   */
  retract(): void {
    const wish: Wish = {
      mostCost: -1,
      isWanted: ({ gain }) => gain >= 0,
      isBetter: (a, b) => a.cost < b.cost || (a.cost === b.cost && a.higher < b.higher),
    };
    for (const partition of this.#task.order) {
      const home = idAt(this.#task.homes, partition);
      if (home !== nowhere && this.#placement.isMoved(partition))
        this.#change(idAt(this.#placement.seatOf, partition), [home], wish);
    }
  }

  /** Lowers the highest load without additional moves. */
  level(): void {
    const { loads } = this.#placement;
    for (;;) {
      const top = loads.reduce((highest, load, seat) => (load > at(loads, highest) ? seat : highest), 0);
      const limit = at(loads, top) - this.#negligible;
      if (at(loads, top) <= at(this.#band.aims, top) * even) return;
      const wish: Wish = {
        mostCost: 0,
        isWanted: ({ gain, higher }) => gain >= 0 && higher < limit,
        isBetter: (a, b) => a.higher < b.higher,
      };
      if (!this.#change(top, partnersOf(this.#placement, top), wish)) return;
    }
  }

  #farthest(): number {
    let [worst, most] = [nowhere, this.#negligible];
    for (let seat = 0; seat < this.#placement.loads.length; seat++) {
      const far = distance(this.#band, seat, at(this.#placement.loads, seat));
      if (far > most) [worst, most] = [seat, far];
    }
    return worst;
  }

  /** Makes the best wanted change between a server and its partners; returns whether there was one. */
  #change(seat: number, partners: readonly number[], wish: Wish): boolean {
    const search = new Search(this.#placement, this.#band, wish, this.#left);
    for (const partner of partners) search.relocations(seat, partner);
    for (const partner of partners) search.relocations(partner, seat);
    for (const partner of partners) search.swaps(seat, partner);
    this.#left = search.left - this.#placement.loads.length;
    if (search.best === undefined) return false;
    const { partition, to, back } = search.best;
    const from = idAt(this.#placement.seatOf, partition);
    this.#placement.move(partition, to);
    if (back !== nowhere) this.#placement.move(back, from);
    return true;
  }
}

/** Tries changes and remembers the best. */
class Search {
  best: Change | undefined;
  left: number;
  readonly #placement: Placement;
  readonly #band: Band;
  readonly #wish: Wish;
  #bestEffect: Effect = { cost: 0, gain: 0, higher: 0 };
  #effect: Effect = { cost: 0, gain: 0, higher: 0 };

  constructor(placement: Placement, band: Band, wish: Wish, left: number) {
    this.#placement = placement;
    this.#band = band;
    this.#wish = wish;
    this.left = left;
  }

  relocations(from: number, to: number): void {
    for (const partition of this.#placement.membersOf(from)) {
      if (this.left <= 0) return;
      this.#look(partition, { from, to, back: nowhere }, this.#placement.costOf(partition, to));
    }
  }

  swaps(from: number, to: number): void {
    const all = this.#placement.membersOf(to);
    const moved = all.filter((back) => this.#placement.isMoved(back));
    for (const partition of this.#placement.membersOf(from)) {
      const given = this.#placement.costOf(partition, to);
      for (const back of given < this.#wish.mostCost ? all : moved) {
        if (this.left <= 0) return;
        this.#look(partition, { from, to, back }, given + this.#placement.costOf(back, from));
      }
    }
  }

  #look(partition: number, { from, to, back }: { from: number; to: number; back: number }, cost: number): void {
    this.left--;
    if (cost > this.#wish.mostCost) return;
    const weight = this.#placement.weightOf(partition) - (back === nowhere ? 0 : this.#placement.weightOf(back));
    const [before, beforeThere] = [at(this.#placement.loads, from), at(this.#placement.loads, to)];
    const [after, afterThere] = [before - weight, beforeThere + weight];
    if (this.#exceeds(from, before, after) || this.#exceeds(to, beforeThere, afterThere)) return;
    const effect = this.#effect;
    effect.cost = cost;
    effect.gain =
      distance(this.#band, from, before) +
      distance(this.#band, to, beforeThere) -
      distance(this.#band, from, after) -
      distance(this.#band, to, afterThere);
    effect.higher = Math.max(after, afterThere);
    if (!this.#wish.isWanted(effect) || (this.best !== undefined && !this.#wish.isBetter(effect, this.#bestEffect)))
      return;
    this.best = { partition, to, back };
    [this.#effect, this.#bestEffect] = [this.#bestEffect, effect];
  }

  /** A server never exceeds its capacity, not even between two changes, unless the band has to allow it. */
  #exceeds(seat: number, before: number, after: number): boolean {
    return (
      after > before &&
      after > at(this.#placement.capacities, seat) * (1 + 1e-9) &&
      after > at(this.#band.ceilings, seat)
    );
  }
}

/** With more servers than this, only this many of the fullest and of the emptiest are tried. */
const partnersAtEachEnd = 16;

/** Servers that may exchange partitions with this server: all, or the fullest and the emptiest ones. */
function partnersOf({ loads }: Placement, seat: number): number[] {
  const others = [...loads.keys()].filter((other) => other !== seat);
  if (others.length <= 2 * partnersAtEachEnd) return others;
  const emptiest = first(others, (a, b) => at(loads, a) < at(loads, b));
  const fullest = first(others, (a, b) => at(loads, a) > at(loads, b));
  return [...emptiest, ...fullest.filter((other) => !emptiest.includes(other))];
}

/** The first few in an order, without sorting them all. */
function first(seats: readonly number[], isBefore: (a: number, b: number) => boolean): number[] {
  const found: number[] = [];
  for (const seat of seats) {
    const place = found.findLastIndex((other) => !isBefore(seat, other)) + 1;
    if (place < partnersAtEachEnd) found.splice(place, 0, seat);
    if (found.length > partnersAtEachEnd) found.pop();
  }
  return found;
}
