/**
 * A binary heap of numbers, such as indexes of servers. `isBefore` orders them; its inputs must not change for a number
 * inside.
 */
export class Heap {
  readonly #items: number[] = [];
  readonly #isBefore: (a: number, b: number) => boolean;

  constructor(isBefore: (a: number, b: number) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#items.length;
  }

  /** The next result of `pop`. */
  get first(): number | undefined {
    return this.#items[0];
  }

  push(item: number): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(item, Number(items[parent]))) break;
      items[at] = Number(items[parent]);
      at = parent;
    }
    items[at] = item;
  }

  pop(): number | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return first;
    let at = 0;
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && this.#isBefore(Number(items[child + 1]), Number(items[child]))) child++;
      if (!this.#isBefore(Number(items[child]), last)) break;
      items[at] = Number(items[child]);
      at = child;
    }
    items[at] = last;
    return first;
  }
}
