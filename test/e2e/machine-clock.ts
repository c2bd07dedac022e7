import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const preload = join(import.meta.dirname, '../support/shifted-clock.ts');

/** The clock of the machine of one process, that a test sets. */
export class MachineClock {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.shift(0);
  }

  static async create(): Promise<MachineClock> {
    return new MachineClock(await mkdtemp(join(tmpdir(), 'cecochat-clock-')));
  }

  /** Variables of the process. */
  get environment(): Readonly<Record<string, string>> {
    return { NODE_OPTIONS: `--import ${preload}`, SHIFTED_CLOCK_FILE: this.#file };
  }

  /** Milliseconds ahead of the clocks of all others; below 0 behind. */
  shift(milliseconds: number): void {
    writeFileSync(this.#file, String(milliseconds));
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #file(): string {
    return join(this.#folder, 'shift');
  }
}
