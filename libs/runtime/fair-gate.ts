export interface FairGateOptions {
  /** Units in use at once. */
  readonly units: number;
  /** Pieces of work that may wait, of one key. */
  readonly mostWaiting: number;
  /** The error for more. */
  readonly refusal: () => Error;
}

interface Waiting {
  readonly units: number;
  readonly begin: () => void;
}

/**
 * Bounds the work in progress by its weight. Keys, such as users, have their turns one after the other, whatever each
 * has waiting.
 */
export class FairGate<Key> {
  readonly #options: FairGateOptions;
  /** In the order of turns. */
  readonly #waiting = new Map<Key, Waiting[]>();
  #free: number;

  constructor(options: FairGateOptions) {
    this.#options = options;
    this.#free = options.units;
  }

  /** Does the work when it is its turn. Rejects as the work does, or with the refusal. */
  async run<T>(key: Key, weight: number, work: () => Promise<T>): Promise<T> {
    const units = Math.min(weight, this.#options.units);
    if (this.#waiting.size === 0 && units <= this.#free) this.#free -= units;
    else await this.#turn(key, units);
    try {
      return await work();
    } finally {
      this.#free += units;
      this.#beginNext();
    }
  }

  #turn(key: Key, units: number): Promise<void> {
    const line = this.#waiting.get(key) ?? [];
    if (line.length >= this.#options.mostWaiting) throw this.#options.refusal();
    this.#waiting.set(key, line);
    return new Promise((begin) => line.push({ units, begin }));
  }

  /** Work that does not fit holds back what is behind it: a heavy one would never have its turn otherwise. */
  #beginNext(): void {
    for (const [key, line] of this.#waiting) {
      const [next] = line;
      if (next !== undefined && next.units > this.#free) return;
      line.shift();
      this.#waiting.delete(key);
      if (line.length > 0) this.#waiting.set(key, line); // Behind the others.
      if (next === undefined) continue;
      this.#free -= next.units;
      next.begin();
    }
  }
}
