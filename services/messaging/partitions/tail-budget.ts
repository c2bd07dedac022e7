/** A tail as the budget sees it. */
export interface Budgeted {
  /** The memory of its records. */
  readonly bytes: number;
  /** Lets go of its oldest record. */
  giveWay(): void;
}

/**
 * The memory budget of all tails of a server, which they share with the sends that wait. Beyond it, the tails above an
 * equal share evict records, one after the other, so that a busy partition does not evict records of a quiet one. Above
 * the limit, one tail is always above its share.
 */
export class TailBudget {
  readonly limit: number;
  readonly #besides: () => number;
  readonly #tails: Budgeted[] = [];
  #bytes = 0;
  #evicted = 0;
  /** Index of the tail that evicts next. It stays until that tail is within its share, so that searches are rare. */
  #turn = 0;

  /** `besides` is the memory that others hold of the limit. */
  constructor(limit: number, besides = () => 0) {
    this.limit = limit;
    this.#besides = besides;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Records that left before they would have by the bounds of their own tail. */
  get evicted(): number {
    return this.#evicted;
  }

  join(tail: Budgeted): void {
    this.#tails.push(tail);
  }

  /** The tail keeps nothing any more. */
  leave(tail: Budgeted): void {
    const index = this.#tails.indexOf(tail);
    if (index >= 0) this.#tails.splice(index, 1);
  }

  /** A tail grew by `bytes`, or shrank if negative. */
  change(bytes: number): void {
    this.#bytes += bytes;
    if (bytes <= 0) return;
    const room = Math.max(0, this.limit - this.#besides());
    while (this.#bytes > room) {
      const tail = this.#next(room);
      if (tail === undefined) return;
      this.#evicted++;
      tail.giveWay();
    }
  }

  #next(room: number): Budgeted | undefined {
    const share = room / this.#tails.length;
    for (let looked = 0; looked < this.#tails.length; looked++) {
      const tail = this.#tails[this.#turn % this.#tails.length];
      if (tail !== undefined && tail.bytes > share) return tail;
      this.#turn = (this.#turn + 1) % this.#tails.length;
    }
    return undefined;
  }
}
