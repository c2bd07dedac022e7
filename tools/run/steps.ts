export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

export type Say = (line: string) => void;

const tickMs = 1_000;
/** Without a terminal that can be written over, a step in progress prints a line every so many ticks. */
const quietTicks = 10;

/** Shows progress: a line when a step begins, the seconds it takes meanwhile, and the total at its end. */
export class Steps {
  readonly #output: Output;
  /** Whether the last line is one that the next replaces. */
  #counting = false;

  constructor(output: Output) {
    this.#output = output;
  }

  readonly say: Say = (line) => {
    this.#write(`${line}\n`);
  };

  async run<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
    const begunMs = performance.now();
    const seconds = () => (performance.now() - begunMs) / 1_000;
    this.say(`${title} ...`);
    let ticks = 0;
    const timer = setInterval(() => this.#tick(++ticks, Math.round(seconds())), tickMs);
    try {
      const result = await work((line) => this.say(`  ${line}`));
      this.say(`${title}: done in ${seconds().toFixed(1)} s`);
      return result;
    } finally {
      clearInterval(timer);
      this.#write('');
    }
  }

  #tick(ticks: number, seconds: number): void {
    if (this.#output.isTTY === true) {
      this.#write(`  ${seconds} s`);
      this.#counting = true;
    } else if (ticks % quietTicks === 0) {
      this.say(`  still at it after ${seconds} s`);
    }
  }

  #write(text: string): void {
    this.#output.write(`${this.#counting ? '\r\u001b[K' : ''}${text}`);
    this.#counting = false;
  }
}
