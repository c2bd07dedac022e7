interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * The virtual clock: events in the order of time. A heap; events of the same time run in the order of their scheduling.
 */
export class Agenda {
  nowMs = 0;
  /** Number of events so far. */
  steps = 0;
  #order = 0;
  readonly #heap: Entry[] = [];

  at(atMs: number, run: () => void): void {
    this.#push({ atMs: atMs > this.nowMs ? atMs : this.nowMs, order: this.#order++, run });
  }

  after(delayMs: number, run: () => void): void {
    this.#push({ atMs: this.nowMs + delayMs, order: this.#order++, run });
  }

  /** Runs what is due until then, or until `stopped`. */
  runUntil(untilMs: number, stopped: () => boolean): void {
    for (let next = this.#heap[0]; next !== undefined && next.atMs <= untilMs; next = this.#heap[0]) {
      if (stopped()) return;
      this.#pop();
      this.nowMs = next.atMs;
      this.steps++;
      next.run();
    }
    this.nowMs = Math.max(this.nowMs, untilMs);
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Entry;
      if (!isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child = right < heap.length && isBefore(heap[right] as Entry, heap[left] as Entry) ? right : left;
      if (!isBefore(heap[child] as Entry, last)) break;
      heap[index] = heap[child] as Entry;
      index = child;
    }
    heap[index] = last;
  }
}

const isBefore = (a: Entry, b: Entry) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
