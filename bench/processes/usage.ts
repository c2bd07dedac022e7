import { readFileSync } from 'node:fs';

/** Unit of the times in /proc: the kernel's, whatever the machine. */
const ticksPerSecond = 100;

/** Seconds of processor time that a process has used, with all of its threads. */
export function cpuSeconds(pid: number): number {
  return parseCpuSeconds(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** Pure: the same, from `/proc/<pid>/stat`: the name of the program, in parentheses, may hold anything. */
export function parseCpuSeconds(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** KB (1,024 bytes) of memory that a process has resident. */
export function residentKb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** Measures how much of a core a process uses, from now on. */
export class CpuWatch {
  readonly #pid: number;
  readonly #clock: () => number;
  readonly #beganMs: number;
  readonly #before: number;

  /** `clock` gives milliseconds. */
  constructor(pid: number, clock: () => number) {
    this.#pid = pid;
    this.#clock = clock;
    this.#beganMs = clock();
    this.#before = cpuSeconds(pid);
  }

  /** Since the beginning: seconds of processor time, and their part (0..1) of a core. */
  stop(): { readonly seconds: number; readonly share: number } {
    const seconds = cpuSeconds(this.#pid) - this.#before;
    return { seconds, share: seconds / ((this.#clock() - this.#beganMs) / 1_000) };
  }
}
