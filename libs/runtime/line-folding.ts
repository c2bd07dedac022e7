export interface LineFoldingOptions {
  /** Lines of one text that are written in a period, in milliseconds. */
  readonly burst: number;
  readonly periodMs: number;
  /** Called at the end of a period in which lines were left out. */
  readonly onFolded: (text: string, count: number) => void;
}

/** Texts that are followed at once; more of them are not folded. */
const maxTexts = 1_000;

interface Period {
  lines: number;
}

/** Bounds how often a log has the same text: a flood of equal lines becomes a few, and a count of the others. */
export class LineFolding {
  readonly #options: LineFoldingOptions;
  readonly #periods = new Map<string, Period>();

  constructor(options: LineFoldingOptions) {
    this.#options = options;
  }

  /** Whether a line with this text is to be written; counts it where it is not. */
  admits(text: string): boolean {
    const period = this.#periods.get(text);
    if (period !== undefined) return ++period.lines <= this.#options.burst;
    if (this.#periods.size >= maxTexts) return true;
    this.#periods.set(text, { lines: 1 });
    setTimeout(() => this.#end(text), this.#options.periodMs).unref();
    return true;
  }

  #end(text: string): void {
    const { burst, onFolded } = this.#options;
    const folded = (this.#periods.get(text)?.lines ?? 0) - burst;
    this.#periods.delete(text);
    if (folded > 0) onFolded(text, folded);
  }
}
