const everyMs = 2_000;

/** Reports progress at once and every two seconds, so that no long step is silent. */
export class Progress {
  readonly #write: (line: string) => void;
  #describe: () => string = () => '';
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  /** Reports this description from now on. */
  show(describe: () => string): void {
    this.#describe = describe;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#write(this.#describe()), everyMs);
    this.#write(describe());
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
