/** A batch of a busy moment waits this long for more. */
const busyMs = 1;
/**
 * A moment is quiet when no batch has begun for this long: then a send waits for nothing but those that arrived with
 * it.
 */
const quietMs = 5;

/** How long a batch gathers before it begins. Sends that arrive while one is in flight share the next one anyway. */
export class Linger {
  readonly #clock: () => number;
  #begunMs = Number.NEGATIVE_INFINITY;

  /** `clock` gives milliseconds of a monotonic clock. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Resolves when the batch is to begin. */
  async gather(): Promise<void> {
    const isBusy = this.#clock() - this.#begunMs < quietMs;
    await new Promise<void>((resolve) => void (isBusy ? setTimeout(resolve, busyMs) : setImmediate(resolve)));
    this.#begunMs = this.#clock();
  }
}
