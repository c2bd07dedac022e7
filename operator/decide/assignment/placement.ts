import { at, idAt, nowhere, type Band, type Task } from './task.ts';

/** The server of each partition while a plan is being made, with the sums that the steps of planning need. */
export class Placement {
  readonly seatOf: Int32Array;
  readonly loads: Float64Array;
  readonly capacities: Float64Array;
  readonly #task: Task;
  readonly #members: number[][];
  /** Index of each partition among the members of its server. */
  readonly #slots: Int32Array;

  constructor(task: Task, seats: Int32Array) {
    this.#task = task;
    this.seatOf = new Int32Array(seats.length).fill(nowhere);
    this.capacities = task.capacities;
    this.loads = new Float64Array(task.capacities.length);
    this.#members = Array.from(task.capacities, () => []);
    this.#slots = new Int32Array(seats.length);
    for (const partition of task.order) this.move(partition, idAt(seats, partition));
  }

  /** In no particular order; heaviest first until the first move. */
  membersOf(seat: number): readonly number[] {
    return this.#members[seat] ?? [];
  }

  weightOf(partition: number): number {
    return at(this.#task.weights, partition);
  }

  move(partition: number, to: number): void {
    const from = idAt(this.seatOf, partition);
    if (from !== nowhere) this.#leave(partition, from);
    this.seatOf[partition] = to;
    if (to === nowhere) return;
    this.#slots[partition] = (this.#members[to] as number[]).push(partition) - 1;
    this.loads[to] = at(this.loads, to) + this.weightOf(partition);
  }

  isMoved(partition: number): boolean {
    return idAt(this.seatOf, partition) !== idAt(this.#task.homes, partition);
  }

  /** By how much the count of moves changes when the partition moves to this server. */
  costOf(partition: number, to: number): number {
    const home = idAt(this.#task.homes, partition);
    return Number(to !== home) - Number(idAt(this.seatOf, partition) !== home);
  }

  get moves(): number {
    let moves = 0;
    for (let partition = 0; partition < this.seatOf.length; partition++) if (this.isMoved(partition)) moves++;
    return moves;
  }

  get maxLoad(): number {
    return this.loads.reduce((max, load) => Math.max(max, load), 0);
  }

  /** How far the loads are outside the band, over all servers. */
  outside(band: Band): number {
    let sum = 0;
    for (let seat = 0; seat < this.loads.length; seat++) sum += distance(band, seat, at(this.loads, seat));
    return sum;
  }

  #leave(partition: number, seat: number): void {
    const members = this.#members[seat] as number[];
    const slot = idAt(this.#slots, partition);
    const last = members.pop() as number;
    if (last !== partition) {
      members[slot] = last;
      this.#slots[last] = slot;
    }
    this.loads[seat] = members.length === 0 ? 0 : at(this.loads, seat) - this.weightOf(partition);
  }
}

/** How far a load is outside the band of the server; 0 within. */
export function distance({ floors, ceilings }: Band, seat: number, load: number): number {
  return Math.max(0, load - at(ceilings, seat), at(floors, seat) - load);
}
