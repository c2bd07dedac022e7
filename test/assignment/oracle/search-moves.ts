import { SearchState, type Standing, type TakeBack } from './search-state.ts';
import { at, nowhere, type Band, type Task } from '../../../operator/decide/assignment/task.ts';

/** Result of a search: an assignment, a proof that there is none, or neither within its effort. */
export type Verdict = { readonly kind: 'found'; readonly seatOf: Int32Array } | { readonly kind: 'none' } | { readonly kind: 'stopped' };

/** What bounds the time of a search. */
export interface Effort {
  /** Servers and partitions that may be tried: 100,000 take about 2 ms. */
  readonly looks: number;
  /** How many ways of mending a violation are tried. Where there are more, the search proves nothing. */
  readonly width: number;
}

/** A next step: a partition to move, or a server to move it to; the lowest rank is tried first. */
interface Way {
  readonly id: number;
  readonly rank: number;
}

interface Step {
  readonly change: () => TakeBack;
  /** Moves that are left after it. */
  readonly moves: number;
  /** A restriction for the ways that come after this one. */
  readonly afterwards?: () => TakeBack;
}

/**
 * Searches for an assignment within the band that moves at most a given number of partitions. It starts with all
 * partitions at home, takes a violation (a server above its ceiling, a partition without a server, a server below its
 * floor) and tries every way to mend it, the most promising first, while the remaining moves can suffice. No partition
 * moves twice. A way that was tried is ruled out for the ways after it, so nothing is tried twice, and an exhausted
 * search is a proof.
 */
export class MoveSearch {
  readonly #state: SearchState;
  /** The highest ceiling: a penalty on the rank of worse ways. */
  readonly #worse: number;
  #lastLook = 0;
  #width = 0;
  #isNarrowed = false;
  #found: Int32Array | undefined;

  constructor(task: Task, band: Band) {
    this.#state = new SearchState(task, band);
    this.#worse = band.ceilings.reduce((max, ceiling) => Math.max(max, ceiling), 0);
  }

  /** Servers and partitions tried so far. */
  get looks(): number {
    return this.#state.looks;
  }

  /** Can be run again, with other moves or another effort. */
  run(moves: number, { looks, width }: Effort): Verdict {
    this.#lastLook = this.#state.looks + looks;
    this.#width = width;
    this.#isNarrowed = false;
    this.#found = undefined;
    this.#mend(moves);
    if (this.#found !== undefined) return { kind: 'found', seatOf: this.#found };
    return { kind: this.#isOver || this.#isNarrowed ? 'stopped' : 'none' };
  }

  #mend(moves: number): void {
    const standing = this.#isOver ? undefined : this.#state.standing(moves);
    if (standing === undefined) return;
    if (standing.over !== nowhere) return this.#relieve(standing.over, moves);
    const heaviest = this.#state.heaviestAloft();
    if (heaviest !== nowhere) return this.#place(heaviest, moves);
    if (standing.short !== nowhere) return this.#fill(standing, moves);
    this.#found = this.#state.seatOf.slice();
  }

  /** One partition leaves the server: first one that brings it near to its aim, else the heaviest. */
  #relieve(seat: number, moves: number): void {
    const { loads, band } = this.#state;
    const ways: Way[] = [];
    for (const partition of this.#state.homeMembersOf(seat)) {
      if (!this.#state.isFree(partition)) continue;
      const after = at(loads, seat) - this.#state.weightOf(partition);
      ways.push({ id: partition, rank: after <= at(band.ceilings, seat) ? Math.abs(after - at(band.aims, seat)) : this.#worse + after });
    }
    this.#tryEach(ways, ({ id }) => ({
      change: () => this.#state.lift(id),
      moves,
      afterwards: () => this.#state.keepAtHome(id),
    }));
  }

  /** The partition moves to a server: first where the floor is missed by most, then where there is most room. */
  #place(partition: number, moves: number): void {
    const { loads, band, aloft, negligible } = this.#state;
    const weight = this.#state.weightOf(partition);
    const ways: Way[] = [];
    for (let seat = 0; seat < loads.length; seat++) {
      const room = at(band.ceilings, seat) - at(loads, seat) - weight;
      if ((room < -negligible && moves === aloft) || !this.#state.mayGo(partition, seat) || this.#state.hasTwin(seat)) continue;
      const lack = at(band.floors, seat) - at(loads, seat);
      ways.push({ id: seat, rank: room < 0 ? -room : -room - this.#worse - (lack > 0 ? this.#worse + lack : 0) });
    }
    this.#tryEach(ways, ({ id }) => ({ change: () => this.#state.put(partition, id), moves: moves - 1 }));
  }

  /** One partition comes to the server from another one, which may itself be short then. */
  #fill(standing: Standing, moves: number): void {
    const seat = standing.short;
    this.#tryEach(this.#donations(standing, moves), ({ id }) => ({
      change: () => this.#state.transfer(id, seat),
      moves: moves - 1,
      afterwards: () => this.#state.ruleOut(id, seat),
    }));
  }

  /**
   * Partitions with which the moves that are left afterwards may suffice: one contributes at most its weight, and at
   * most the load of its server above the floor. First those that do no harm, and that bring the server near to its
   * aim.
   */
  #donations({ short, lack, reachWithOneFewer }: Standing, moves: number): Way[] {
    const { loads, band, negligible } = this.#state;
    const least = lack - reachWithOneFewer;
    const room = at(band.ceilings, short) - at(loads, short);
    const ways: Way[] = [];
    for (let donor = 0; donor < loads.length; donor++) {
      const surplus = Math.max(0, at(loads, donor) - at(band.floors, donor));
      if (donor === short || surplus < least) continue;
      for (const partition of this.#state.homeMembersOf(donor)) {
        const weight = this.#state.weightOf(partition);
        if (weight < least) break;
        this.#state.looks++;
        const isHarm = weight > Math.min(surplus, room) + negligible;
        if ((isHarm && moves === 1) || !this.#state.mayLeaveFor(partition, short)) continue;
        ways.push({ id: partition, rank: this.#rankOfDonation(weight, short) + (isHarm ? 4 * this.#worse : 0) });
      }
    }
    return ways;
  }

  /** Donations that reach the floor come first, ordered by distance to the aim; then the heaviest. */
  #rankOfDonation(weight: number, seat: number): number {
    const { loads, band } = this.#state;
    const after = at(loads, seat) + weight;
    return after >= at(band.floors, seat) ? Math.abs(after - at(band.aims, seat)) : 2 * this.#worse - weight;
  }

  /** The best way first, depth first. */
  #tryEach(ways: Way[], stepOf: (way: Way) => Step): void {
    const ruledOut: TakeBack[] = [];
    this.#state.looks += 2 * ways.length;
    if (ways.length > this.#width) this.#isNarrowed = true;
    for (const way of ways.sort((a, b) => a.rank - b.rank || a.id - b.id).slice(0, this.#width)) {
      const { change, moves, afterwards } = stepOf(way);
      const takeBack = change();
      this.#mend(moves);
      takeBack();
      if (this.#isOver) break;
      if (afterwards !== undefined) ruledOut.push(afterwards());
    }
    for (const takeBack of ruledOut.reverse()) takeBack();
  }

  get #isOver(): boolean {
    return this.#found !== undefined || this.#state.looks > this.#lastLook;
  }
}
