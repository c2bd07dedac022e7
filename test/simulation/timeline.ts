/** The events of a run, for contributors who analyse a failure. Costs nothing unless it is kept. */
export class Timeline {
  readonly #keeps: boolean;
  readonly #clock: () => number;
  readonly #lines: string[] = [];

  constructor(keeps: boolean, clock: () => number) {
    this.#keeps = keeps;
    this.#clock = clock;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  note(text: () => string): void {
    if (this.#keeps) this.#lines.push(`${(this.#clock() / 1_000).toFixed(3).padStart(9)} s  ${text()}`);
  }
}
