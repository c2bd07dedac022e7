import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../client/cli/cecochat.js');

/** The command line as a process of its own. */
export class CommandLine {
  out = '';
  err = '';
  readonly exit: Promise<number | NodeJS.Signals>;
  readonly #child;

  constructor(args: readonly string[], env: Readonly<Record<string, string>>, node: readonly string[] = [process.execPath]) {
    const [command = '', ...options] = node;
    this.#child = spawn(command, [...options, program, ...args], {
      env: { PATH: process.env['PATH'], TZ: 'UTC', CECOCHAT_HOME: join(import.meta.dirname, 'missing'), ...env },
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.err += text));
    const { promise, resolve } = Promise.withResolvers<number | NodeJS.Signals>();
    this.#child.on('close', (code, signal) => resolve(signal ?? code ?? -1));
    this.exit = promise;
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  endInput(text = ''): void {
    this.#child.stdin.end(text);
  }

  stopReading(): void {
    this.#child.stdout.destroy();
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  lines(): string[] {
    return this.out.split('\n').filter((line) => line !== '');
  }
}
