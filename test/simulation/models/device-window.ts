/** How many of a device's latest sends are remembered. */
const windowSize = 64;

/** Result of a send: its message id and the lineage of its sequence; or the reason for a refusal. */
export type Claim = { readonly id: number; readonly lineage: number } | 'behind-window' | 'sequence-reused';

/** Lineage of the sequences of a device, 0 while it is unknown, and the highest sequence that was accepted. */
export interface Numbers {
  readonly lineage: number;
  readonly last: number;
}

/** The latest sends of one device in Redis or in a server: those of its newest lineage. */
export class DeviceWindow implements Numbers {
  #lineage = 0;
  #last = 0;
  #ids = new Map<number, number>();

  get lineage(): number {
    return this.#lineage;
  }

  get last(): number {
    return this.#last;
  }

  follow(lineage: number): void {
    if (lineage <= this.#lineage) return;
    [this.#lineage, this.#last] = [lineage, 0];
    this.#ids = new Map();
  }

  find(lineage: number, sequence: number): number | undefined {
    return lineage === this.#lineage ? this.#ids.get(sequence) : undefined;
  }

  /** The id of the send; a new one when it is ahead, or so little behind that it may not have arrived here. */
  claim(
    { lineage, sequence }: { readonly lineage: number; readonly sequence: number }, slack: number, nextId: () => number,
  ): Claim {
    if (lineage < this.#lineage) return 'sequence-reused';
    this.follow(lineage);
    const known = this.#ids.get(sequence);
    if (known !== undefined) return { id: known, lineage };
    if (sequence + slack <= this.#last) return 'behind-window';
    const id = nextId();
    this.record({ lineage, sequence }, id);
    return { id, lineage };
  }

  record({ lineage, sequence }: { readonly lineage: number; readonly sequence: number }, id: number): void {
    this.follow(lineage);
    if (lineage < this.#lineage) return;
    this.#ids.set(sequence, id);
    if (sequence > this.#last) this.#last = sequence;
    if (this.#ids.size > windowSize) {
      const oldest = this.#ids.keys().next();
      if (!oldest.done) this.#ids.delete(oldest.value);
    }
  }
}
