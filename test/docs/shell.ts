import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';

const deadlineMs = 30_000;

/** A terminal in which the examples of a document are run one after the other: what one exports the next one has. */
export class Shell {
  readonly #folder: string;
  readonly #cwd: string;
  readonly #env: NodeJS.ProcessEnv;

  private constructor(folder: string, cwd: string, env: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.#cwd = cwd;
    this.#env = env;
  }

  static async open(cwd: string, env: NodeJS.ProcessEnv): Promise<Shell> {
    return new Shell(await mkdtemp(join(tmpdir(), 'cecochat-shell-')), cwd, env);
  }

  /** What was exported so far, as commands. */
  get #exported(): string {
    return join(this.#folder, 'exported');
  }

  /** Runs a script that sets variables. When one stays empty, throws an Error with the output, npx notices included. */
  async set(script: string): Promise<void> {
    const child = this.#start(`${script}\nexport -p >${this.#exported}`);
    await child.gone;
    const names = [...script.matchAll(/^export (\w+)=/gm)].map((match) => match[1] ?? '');
    const empty = names.filter((name) => !new RegExp(`^(?:export|declare -x) ${name}=['"]?[^'"\\s]`, 'm').test(this.#state()));
    if (empty.length > 0) throw new Error(`variables without a value: ${empty.join(', ')}\n${child.output()}`);
  }

  /**
   * Runs a script until it ends, or until what it printed passes the check: then Ctrl-C is pressed. Gives what it printed on
   * both outputs; throws the check's last error.
   */
  async run(script: string, check: (output: string) => void): Promise<string> {
    const child = this.#start(script);
    try {
      await eventually(() => {
        if (child.isRunning()) check(child.output());
      }, deadlineMs);
    } finally {
      child.interrupt();
      await child.gone;
    }
    check(child.output());
    return child.output();
  }

  #state(): string {
    return existsSync(this.#exported) ? readFileSync(this.#exported, 'utf8') : '';
  }

  #start(script: string) {
    const before = existsSync(this.#exported) ? `. ${this.#exported}\n` : '';
    const child = spawn('sh', ['-c', `exec 2>&1\n${before}${script}`], { env: this.#env, cwd: this.#cwd, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    const gone = once(child, 'close');
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    const isRunning = () => child.exitCode === null && child.signalCode === null;
    return {
      gone,
      isRunning,
      output: () => output,
      interrupt: () => {
        if (isRunning()) process.kill(-Number(child.pid), 'SIGINT');
      },
    };
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
