const everyMs = 2_000;

/** Says what goes on at once and every two seconds, so that nothing that takes long is silent. */
export class Progress {
  readonly #write: (line: string) => void;
  #describe: () => string = () => '';
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  /** From now on this goes on. */
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
