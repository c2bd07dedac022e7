import { readdirSync, readFileSync } from 'node:fs';
import { cpuSeconds } from './usage.ts';

/** The programs of a platform that figures name; `rest` is everything else that it runs. */
export const programs = ['messaging', 'materialize', 'kafka', 'cassandra', 'redis', 'rest'] as const;
export type Program = (typeof programs)[number];

const marks: readonly (readonly [Program, RegExp])[] = [
  ['kafka', /kafka\.Kafka\b/],
  ['cassandra', /CassandraDaemon/],
  ['redis', /redis-server/],
  ['messaging', /services\/messaging\/main\.ts/],
  ['materialize', /services\/materialize\/main\.ts/],
];

/** Pure: which program a command line runs. */
export const programOf = (commandLine: string): Program =>
  marks.find(([, mark]) => mark.test(commandLine))?.[0] ?? 'rest';

/** Pure: a process and all that it started, from the parent of each process. */
export function descendants(root: number, parents: ReadonlyMap<number, number>): number[] {
  const found = new Set([root]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

/** Seconds of processor time of each program. */
export type ProgramSeconds = Readonly<Record<Program, number>>;

export const totalSeconds = (seconds: ProgramSeconds): number => programs.reduce((sum, each) => sum + seconds[each], 0);

/** Measures the processor time of a process and of all that it started, by program, from now on. */
export class ProgramWatch {
  readonly #before: ReadonlyMap<number, { readonly program: Program; readonly seconds: number }>;

  constructor(root: number) {
    this.#before = readEach(descendants(root, readParents()), (pid) => (
      { program: readProgram(pid), seconds: cpuSeconds(pid) }
    ));
  }

  /** Since the beginning. A process that ended meanwhile is not counted. */
  stop(): ProgramSeconds {
    const seconds = Object.fromEntries(programs.map((program) => [program, 0])) as Record<Program, number>;
    for (const [pid, { program, seconds: before }] of this.#before)
      seconds[program] += unlessGone(() => cpuSeconds(pid) - before) ?? 0;
    return seconds;
  }
}

function readParents(): Map<number, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  return readEach(pids, (pid) => parentOf(readFileSync(`/proc/${pid}/stat`, 'utf8')));
}

/** Without processes that have ended since they were listed. */
const readEach = <T>(pids: readonly number[], read: (pid: number) => T): Map<number, T> =>
  new Map(pids.flatMap((pid) => unlessGone(() => [[pid, read(pid)] as const]) ?? []));

/** Pure: the parent, from `/proc/<pid>/stat`. */
export const parentOf = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);

const readProgram = (pid: number): Program =>
  programOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));

/** Undefined for a process that has ended since it was listed. */
function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
