/** Remembers at least the last `limit / 2` names and never more than `limit`. */
export class RecentSet {
  readonly #half: number;
  #young = new Set<string>();
  #old = new Set<string>();

  constructor(limit: number) {
    this.#half = Math.max(1, Math.floor(limit / 2));
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  *[Symbol.iterator](): Iterator<string> {
    yield* this.#old;
    yield* this.#young;
  }

  has(name: string): boolean {
    return this.#young.has(name) || this.#old.has(name);
  }

  add(name: string): void {
    if (this.has(name)) return;
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    this.#young.add(name);
  }
}
