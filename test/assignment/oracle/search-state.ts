import { Placement } from '../../../operator/decide/assignment/placement.ts';
import { at, idAt, nowhere, type Band, type Task } from '../../../operator/decide/assignment/task.ts';

/** The violations of an assignment. */
export interface Standing {
  /** The server farthest above its ceiling, and the one farthest below its floor; `nowhere` when there is none. */
  readonly over: number;
  readonly short: number;
  /** The total shortage of the servers below their floors. */
  readonly lack: number;
  /** The most that the others can give with one of the remaining moves spent. */
  readonly reachWithOneFewer: number;
}

/** Undoes a change; the last change first. */
export type TakeBack = () => void;

/** An assignment in the making: where each partition is, and what must not be tried again. */
export class SearchState {
  readonly task: Task;
  readonly band: Band;
  readonly seatOf: Int32Array;
  readonly loads: Float64Array;
  /** How many servers and partitions were tried: a measure of the time spent. */
  looks = 0;
  /** Error of a sum whose parts were added in another order: weights and bounds that differ by less are equal. */
  readonly negligible: number;
  /** The original placement, heaviest first. */
  readonly #home: Placement;
  /** Partitions that stay where they are: they have moved, or leaving was tried. */
  readonly #settled: Uint8Array;
  /** Partitions without a server. */
  readonly #aloft = new Set<number>();
  #aloftWeight = 0;
  /** Servers that a partition must not move to, each pair as one number, and their count by server. */
  readonly #ruledOut = new Set<number>();
  readonly #ruledOutAt: Int32Array;

  constructor(task: Task, band: Band) {
    this.task = task;
    this.band = band;
    this.seatOf = task.homes.slice();
    this.#home = new Placement(task, task.homes);
    this.loads = this.#home.loads.slice();
    this.#settled = new Uint8Array(task.homes.length);
    this.#ruledOutAt = new Int32Array(this.loads.length);
    this.negligible = band.ceilings.reduce((max, ceiling) => Math.max(max, ceiling), 0) * 1e-12;
    for (const partition of task.order) if (idAt(task.homes, partition) === nowhere) this.#raise(partition);
  }

  get aloft(): number {
    return this.#aloft.size;
  }

  /**
   * Undefined when that many moves can't suffice. Every partition without a server takes one; a server above its
   * ceiling gives as many as it takes heaviest first; a server that gives anything gives on balance no more than it has
   * above its floor.
   */
  standing(moves: number): Standing | undefined {
    const spare = moves - this.#aloft.size;
    this.looks += this.loads.length;
    const most = new Float64Array(Math.max(0, Math.min(spare, this.loads.length)));
    let [over, short, farthestOver, farthestShort, lack, leaving] = [nowhere, nowhere, this.negligible, this.negligible, 0, 0];
    for (let seat = 0; seat < this.loads.length; seat++) {
      const load = at(this.loads, seat);
      const surplus = load - at(this.band.floors, seat);
      const excess = load - at(this.band.ceilings, seat);
      if (excess > this.negligible) leaving += this.#fewestToLeave(seat, excess, spare - leaving);
      if (excess > farthestOver) [over, farthestOver] = [seat, excess];
      if (-surplus > farthestShort) [short, farthestShort] = [seat, -surplus];
      if (surplus < 0) lack -= surplus;
      else keepHighest(most, surplus);
    }
    const reach = this.#aloftWeight + most.reduce((sum, surplus) => sum + surplus, 0) + this.negligible;
    if (spare < leaving || lack > reach) return undefined;
    const last = spare > 0 && spare <= this.loads.length ? at(most, spare - 1) : 0;
    return { over, short, lack, reachWithOneFewer: reach - last };
  }

  /** Heaviest first. */
  homeMembersOf(seat: number): readonly number[] {
    return this.#home.membersOf(seat);
  }

  heaviestAloft(): number {
    let heaviest = nowhere;
    this.looks += this.#aloft.size;
    for (const partition of this.#aloft) if (heaviest === nowhere || this.weightOf(partition) > this.weightOf(heaviest)) heaviest = partition;
    return heaviest;
  }

  weightOf(partition: number): number {
    return at(this.task.weights, partition);
  }

  /** Whether a partition is at home and may still leave it. */
  isFree(partition: number): boolean {
    return this.#settled[partition] === 0;
  }

  mayGo(partition: number, seat: number): boolean {
    return idAt(this.task.homes, partition) !== seat && !this.#ruledOut.has(partition * this.loads.length + seat);
  }

  mayLeaveFor(partition: number, seat: number): boolean {
    return this.isFree(partition) && this.mayGo(partition, seat);
  }

  keepAtHome(partition: number): TakeBack {
    this.#settled[partition] = 1;
    return () => void (this.#settled[partition] = 0);
  }

  ruleOut(partition: number, seat: number): TakeBack {
    const pair = partition * this.loads.length + seat;
    this.#ruledOut.add(pair);
    this.#ruledOutAt[seat] = idAt(this.#ruledOutAt, seat) + 1;
    return () => {
      this.#ruledOut.delete(pair);
      this.#ruledOutAt[seat] = idAt(this.#ruledOutAt, seat) - 1;
    };
  }

  /** As many as it takes with the heaviest that may leave; one more than `most` when it takes more. */
  #fewestToLeave(seat: number, excess: number, most: number): number {
    let [count, left] = [0, excess];
    for (const partition of this.homeMembersOf(seat)) {
      if (left <= this.negligible || count > most) return count;
      this.looks++;
      if (!this.isFree(partition)) continue;
      left -= this.weightOf(partition);
      count++;
    }
    return left <= this.negligible ? count : Math.max(0, most) + 1;
  }

  /** Whether an empty server before it is the same in everything, so that trying this one gives no new result. */
  hasTwin(seat: number): boolean {
    const { floors, ceilings } = this.band;
    if (!this.#isBlank(seat)) return false;
    for (let other = 0; other < seat; other++) {
      if (this.#isBlank(other) && at(floors, other) === at(floors, seat) && at(ceilings, other) === at(ceilings, seat)) return true;
    }
    return false;
  }

  /** Takes a partition from its home, to be placed later. */
  lift(partition: number): TakeBack {
    const home = idAt(this.seatOf, partition);
    const [load, weight] = [at(this.loads, home), this.#aloftWeight];
    this.seatOf[partition] = nowhere;
    this.loads[home] = load - this.weightOf(partition);
    this.#raise(partition);
    return () => {
      this.seatOf[partition] = home;
      this.loads[home] = load;
      this.#settled[partition] = 0;
      this.#aloft.delete(partition);
      this.#aloftWeight = weight;
    };
  }

  /** Places an unassigned partition on a server. */
  put(partition: number, seat: number): TakeBack {
    const [load, weight] = [at(this.loads, seat), this.#aloftWeight];
    this.seatOf[partition] = seat;
    this.loads[seat] = load + this.weightOf(partition);
    this.#aloft.delete(partition);
    this.#aloftWeight = this.#aloft.size === 0 ? 0 : weight - this.weightOf(partition);
    return () => {
      this.seatOf[partition] = nowhere;
      this.loads[seat] = load;
      this.#aloft.add(partition);
      this.#aloftWeight = weight;
    };
  }

  /** Moves a partition from its home to another server. */
  transfer(partition: number, seat: number): TakeBack {
    const lower = this.lift(partition);
    const takeBack = this.put(partition, seat);
    return () => {
      takeBack();
      lower();
    };
  }

  #raise(partition: number): void {
    this.#settled[partition] = 1;
    this.#aloft.add(partition);
    this.#aloftWeight += this.weightOf(partition);
  }

  #isBlank(seat: number): boolean {
    return at(this.loads, seat) === 0 && this.homeMembersOf(seat).length === 0 && idAt(this.#ruledOutAt, seat) === 0;
  }
}

/** `highest` is sorted, the highest first; the lowest makes room. */
function keepHighest(highest: Float64Array, value: number): void {
  let place = highest.length - 1;
  if (place < 0 || value <= at(highest, place)) return;
  for (; place > 0 && at(highest, place - 1) < value; place--) highest[place] = at(highest, place - 1);
  highest[place] = value;
}
