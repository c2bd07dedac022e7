import { clearLine, createInterface, cursorTo, moveCursor, type Interface } from 'node:readline';
import { styleText } from 'node:util';
import { onInterrupt } from './with-deadline.ts';

const prompt = '> ';

/** The terminal of a chat: lines come in above the one that is being typed. Works with pipes as well. */
export class ChatScreen {
  readonly #readline: Interface;
  readonly #isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  readonly #ended = Promise.withResolvers<undefined>();
  readonly #release: () => void;
  #promptWidth = prompt.length;
  #closed = false;

  /** `onTyped` is called with the line that is being typed, after each key in a terminal. */
  constructor(onLine: (line: string) => void, onTyped: (line: string) => void) {
    this.#readline = createInterface({
      input: process.stdin,
      output: this.#isTerminal ? process.stdout : undefined,
      terminal: this.#isTerminal, prompt,
    });
    this.#readline.on('line', (line) => {
      if (this.#isTerminal) this.#eraseTyped(line);
      onLine(line);
      this.#prompt(false);
    });
    if (this.#isTerminal) process.stdin.on('keypress', () => onTyped(this.#readline.line));
    this.#readline.on('close', () => this.#close()); // Ctrl-C and Ctrl-D in a terminal, or the end of a pipe.
    this.#release = onInterrupt(() => this.#ended.resolve(undefined));
  }

  /** Resolves when there is nothing more to read. */
  get ended(): Promise<undefined> {
    return this.#ended.promise;
  }

  /** Ends the reading; lines are still printed. */
  end(): void {
    this.#closed = true;
    this.#readline.close();
    process.stdin.destroy(); // An open pipe would keep the process.
    this.#release();
  }

  print(line: string): void {
    if (this.#isTerminal) {
      clearLine(process.stdout, 0);
      cursorTo(process.stdout, 0);
    }
    process.stdout.write(`${line}\n`);
    this.#prompt(true);
  }

  /** Prints a line that is not a message. */
  note(line: string): void {
    this.print(styleText('dim', line));
  }

  /**
   * Shows words before the line that is being typed, until there are others or none; nothing where there is no
   * terminal.
   */
  showBeforeLine(words: string | undefined): void {
    if (!this.#isTerminal || this.#closed) return;
    const before = words === undefined ? '' : `${words} `;
    this.#promptWidth = before.length + prompt.length;
    this.#readline.setPrompt(`${styleText('dim', before)}${prompt}`);
    this.#prompt(true);
  }

  #close(): void {
    this.#closed = true;
    this.#ended.resolve(undefined);
  }

  #prompt(keepCursor: boolean): void {
    if (this.#isTerminal && !this.#closed) this.#readline.prompt(keepCursor);
  }

  /** A typed line is printed again with its time and its mark. */
  #eraseTyped(line: string): void {
    const rows = Math.floor((this.#promptWidth + line.length) / (process.stdout.columns || 80)) + 1;
    for (let row = 0; row < rows; row++) {
      moveCursor(process.stdout, 0, -1);
      clearLine(process.stdout, 0);
    }
  }
}
