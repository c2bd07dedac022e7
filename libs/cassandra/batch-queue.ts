import Denque from 'denque';

/** Something that takes room in a batch. */
export interface Sized {
  readonly bytes: number;
}

/** First in, first out, taken in batches of bounded size. */
export class BatchQueue<Item extends Sized> {
  readonly #items = new Denque<Item>();

  get length(): number {
    return this.#items.length;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  /** The next items that fit into `maxBytes` together; an item that is larger by itself comes alone. */
  take(maxBytes: number): Item[] {
    const batch: Item[] = [];
    let bytes = 0;
    for (let item = this.#items.peekFront(); item !== undefined; item = this.#items.peekFront()) {
      bytes += item.bytes;
      if (bytes > maxBytes && batch.length > 0) break;
      batch.push(item);
      this.#items.shift();
    }
    return batch;
  }
}
