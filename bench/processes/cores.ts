import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { BenchContext } from '../bench.ts';

/** Which cores a bench runs on: what is measured has one for itself. */
export interface Cores {
  readonly server: number;
  /** For the load generators, and for the dependencies of the server. */
  readonly others: readonly number[];
}

/**
 * Pure: the last core for the server, the others for all else; undefined where there is but one. `list` is as `0-1,4`.
 */
export function divideCores(list: string): Cores | undefined {
  const cores = list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  const server = cores.pop();
  return server === undefined || cores.length === 0 ? undefined : { server, others: cores };
}

/** Binds processes, with all threads, to cores. Reports a failure once: the figures are of shared cores then. */
export class Pinning {
  readonly #cores: Cores | undefined;
  readonly #say: BenchContext['say'];
  #said = false;

  constructor(say: BenchContext['say']) {
    this.#say = say;
    this.#cores = observeCores();
    if (this.#cores === undefined) this.#complain('there is one core only');
  }

  pinServer(pid: number): void {
    if (this.#cores !== undefined) this.#pin(pid, [this.#cores.server]);
  }

  pinOther(pid: number): void {
    if (this.#cores !== undefined) this.#pin(pid, this.#cores.others);
  }

  #pin(pid: number, cores: readonly number[]): void {
    const { status, error, stderr } = spawnSync('taskset', ['-a', '-c', '-p', cores.join(','), String(pid)], {
      encoding: 'utf8',
    });
    if (status !== 0) this.#complain(`taskset: ${error?.message ?? stderr.trim()}`);
  }

  #complain(reason: string): void {
    if (!this.#said) this.#say(`the server has no core for itself: ${reason}`);
    this.#said = true;
  }
}

function observeCores(): Cores | undefined {
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return list === undefined ? undefined : divideCores(list);
}
