/** How many of a device's latest sends are remembered. */
const windowSize = 64;

/** What becomes of a send: the message id it has, or undefined when it is too far behind to tell. */
export type Claim = number | undefined;

/** The latest sends of one device, as Redis or a server knows them. */
export class DeviceWindow {
  #last = 0;
  readonly #ids = new Map<number, number>();

  get last(): number {
    return this.#last;
  }

  find(sequence: number): number | undefined {
    return this.#ids.get(sequence);
  }

  /** The id of the send; a new one when it is ahead, or so little behind that it may not have come by here. */
  claim(sequence: number, slack: number, nextId: () => number): Claim {
    const known = this.#ids.get(sequence);
    if (known !== undefined) return known;
    if (sequence + slack <= this.#last) return undefined;
    const id = nextId();
    this.record(sequence, id);
    return id;
  }

  record(sequence: number, id: number): void {
    this.#ids.set(sequence, id);
    if (sequence > this.#last) this.#last = sequence;
    if (this.#ids.size > windowSize) {
      const oldest = this.#ids.keys().next();
      if (!oldest.done) this.#ids.delete(oldest.value);
    }
  }
}
