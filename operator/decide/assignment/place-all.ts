import { Exchanges } from './exchanges.ts';
import { Heap } from './heap.ts';
import { OpenSeats } from './open-seats.ts';
import type { Placement } from './placement.ts';
import { nowhere, type Band } from './task.ts';

/**
 * Places unassigned partitions on servers, heaviest first: first where the floor is missed by most, then where there is
 * most room. A partition that finds no room takes that of lighter ones, which are placed in their turn. Overfilling a
 * server with a heavy one instead would force it to give away more than small changes can move. When no exchange helps,
 * the server is overfilled, and later changes correct it. O(log servers) each, and a bounded number of exchanges.
 */
export function placeAll(placement: Placement, band: Band, partitions: Int32Array): void {
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
