/** Something that takes room in a batch. */
export interface Sized {
  readonly bytes: number;
}

/** First in, first out, taken in batches of bounded size. */
export class BatchQueue<Item extends Sized> {
  #items: Item[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  /** The next items that fit into `maxBytes` together; an item that is larger by itself comes alone. */
  take(maxBytes: number): Item[] {
    let end = this.#head;
    let bytes = 0;
    for (let item = this.#items[end]; item !== undefined; item = this.#items[++end]) {
      bytes += item.bytes;
      if (bytes > maxBytes && end > this.#head) break;
    }
    const batch = this.#items.slice(this.#head, end);
    this.#head = end;
    if (this.#head === this.#items.length) {
      this.#items = [];
      this.#head = 0;
    }
    return batch;
  }
}
