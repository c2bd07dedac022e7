/** What was read, and how long ago, in milliseconds. */
export interface Known<T> {
  readonly value: T;
  readonly ageMs: number;
}

export interface LastKnownOptions<T> {
  readonly read: () => Promise<T>;
  /** Between two reads, in milliseconds. */
  readonly everyMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/**
 * Reads a value of a store in the background for those who must not wait for the store, such as a scrape of metrics.
 * While the store does not answer, the last value stays, and its age grows.
 */
export class LastKnown<T> {
  readonly #options: LastKnownOptions<T>;
  #last: { readonly value: T; readonly readMs: number } | undefined;
  #isReading = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LastKnownOptions<T>) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#read(), this.#options.everyMs);
    void this.#read();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Undefined until the first read has succeeded. */
  look(): Known<T> | undefined {
    if (this.#last === undefined) return undefined;
    return { value: this.#last.value, ageMs: this.#options.clock() - this.#last.readMs };
  }

  /** One read at a time: a store that hangs gets no more of them. */
  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      const value = await this.#options.read();
      this.#last = { value, readMs: this.#options.clock() };
    } catch {
      // The age shows it.
    } finally {
      this.#isReading = false;
    }
  }
}
