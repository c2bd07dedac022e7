/** What came, in order, until a step takes it. */
export class Inbox {
  readonly #items: unknown[] = [];
  readonly #takers: ((item: unknown) => void)[] = [];

  put(item: unknown): void {
    const taker = this.#takers.shift();
    if (taker === undefined) this.#items.push(item);
    else taker(item);
  }

  /** The next one; rejects when none comes in time. */
  async take(withinMs: number): Promise<unknown> {
    if (this.#items.length > 0) return this.#items.shift();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#takers.push(resolve);
    const timer = setTimeout(() => {
      this.#takers.splice(this.#takers.indexOf(resolve), 1);
      reject(new Error(`nothing came within ${withinMs / 1_000} s`));
    }, withinMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  waiting(): readonly unknown[] {
    return this.#items;
  }
}
