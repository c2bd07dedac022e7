export interface FairTurnsOptions {
  /** Pieces of work that begin in one turn of the event loop. */
  readonly ofTurn: number;
  /** Pieces that may wait, of all keys. */
  readonly mostWaiting: number;
  /** Calls back in the next turn of the event loop: `setImmediate` in production. */
  readonly nextTurn: (callback: () => void) => void;
}

/**
 * Spreads short pieces of work over turns of the event loop, so that a burst of them does not hold up what else the
 * process has to do. Keys, such as addresses, have their turns one after the other, whatever each has waiting.
 */
export class FairTurns<Key> {
  readonly #options: FairTurnsOptions;
  /** In the order of turns. */
  readonly #waiting = new Map<Key, (() => void)[]>();
  #count = 0;
  #begun = 0;
  #isTurnAwaited = false;

  constructor(options: FairTurnsOptions) {
    this.#options = options;
  }

  /** Pieces of work that wait. */
  get waiting(): number {
    return this.#count;
  }

  /** Does the work now where this turn has room, else in one of the next. Returns false when too much waits already. */
  run(key: Key, work: () => void): boolean {
    const { ofTurn, mostWaiting } = this.#options;
    if (this.#count === 0 && this.#begun < ofTurn) {
      this.#begun++;
      this.#awaitTurn();
      work();
      return true;
    }
    if (this.#count >= mostWaiting) return false;
    const line = this.#waiting.get(key) ?? [];
    line.push(work);
    this.#waiting.set(key, line);
    this.#count++;
    this.#awaitTurn();
    return true;
  }

  #awaitTurn(): void {
    if (this.#isTurnAwaited) return;
    this.#isTurnAwaited = true;
    this.#options.nextTurn(() => this.#turn());
  }

  #turn(): void {
    this.#isTurnAwaited = false;
    this.#begun = 0;
    if (this.#count > 0) this.#awaitTurn(); // Before work that may throw.
    while (this.#begun < this.#options.ofTurn && this.#count > 0) this.#beginNext();
  }

  #beginNext(): void {
    for (const [key, line] of this.#waiting) {
      const work = line.shift();
      this.#waiting.delete(key);
      if (line.length > 0) this.#waiting.set(key, line); // Behind the others.
      this.#count--;
      this.#begun++;
      work?.();
      return;
    }
  }
}
