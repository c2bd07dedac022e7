interface Due {
  readonly atMs: number;
  readonly call: () => unknown;
  readonly isAwaited: boolean;
}

/** Time that advances only on request, from one call that is due to the next. */
export class VirtualTime {
  #nowMs = Date.UTC(2030, 0, 1);
  readonly #agenda = new Set<Due>();
  /** How many wait whom nothing else can wake: see `pause`. */
  #paused = 0;

  readonly now = (): number => this.#nowMs;

  get paused(): number {
    return this.#paused;
  }

  /** Calls back after so many milliseconds; gives how to prevent that. */
  readonly after = (forMs: number, call: () => unknown): (() => void) => this.#plan({ atMs: this.#nowMs + forMs, call, isAwaited: false });

  /** Like `after`, for a caller that is idle until then. Time stands still while no caller is paused. */
  readonly pause = (forMs: number, call: () => unknown): (() => void) => this.#plan({ atMs: this.#nowMs + forMs, call, isAwaited: true });

  /** Goes to what is due next, and waits until it is done. */
  async advance(): Promise<void> {
    let next: Due | undefined;
    for (const due of this.#agenda) if (next === undefined || due.atMs < next.atMs) next = due;
    if (next === undefined) throw new Error('nothing is due any more');
    this.#forget(next);
    this.#nowMs = Math.max(this.#nowMs, next.atMs);
    await next.call();
  }

  #plan(due: Due): () => void {
    this.#agenda.add(due);
    if (due.isAwaited) this.#paused++;
    return () => this.#forget(due);
  }

  #forget(due: Due): void {
    if (this.#agenda.delete(due) && due.isAwaited) this.#paused--;
  }
}
