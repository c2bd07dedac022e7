import { Heap } from './heap.ts';
import type { Placement } from './placement.ts';
import { at, type Band } from './task.ts';

/** How many servers are tried to find one that has room. */
const looks = 32;

/** Servers, the one that most needs a partition first. */
export class OpenSeats {
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
