import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { FloodPlan, FloodReport, Tally } from './floods/plan.ts';

const program = join(import.meta.dirname, 'floods/main.ts');

export interface RunningFlood {
  /** What all of its processes met together; rejects when one of them fails. */
  readonly over: Promise<Tally>;
}

/** Starts the processes of a flood; resolves when all of them flood. They end with this process at the latest. */
export async function startFlood(plan: Omit<FloodPlan, 'part' | 'parts'>, parts: number): Promise<RunningFlood> {
  const children = Array.from({ length: parts }, (_, part) => startPart({ ...plan, part, parts }));
  const over = Promise.all(children.map((each) => each.over)).then(sumOf);
  over.catch(() => undefined); // It is for those who await it.
  await Promise.race([over, Promise.all(children.map(({ begun }) => begun))]);
  return { over };
}

function startPart(plan: FloodPlan) {
  const child = fork(program, [], {
    execArgv: ['--disable-warning=ExperimentalWarning'], env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [begun, over] = [Promise.withResolvers<undefined>(), Promise.withResolvers<Tally>()];
  child.on('message', (report: FloodReport) => {
    if (report.kind === 'begun') begun.resolve(undefined);
    else if (report.kind === 'over') over.resolve(report.tally);
    else over.reject(new Error(`${plan.flood}: ${report.reason}`));
  });
  child.once('exit', (code, signal) => over.reject(new Error(`a process of the flood "${plan.flood}" ended with ${signal ?? code}`)));
  child.send(plan);
  return { begun: begun.promise, over: over.promise.finally(() => untilGone(child)) };
}

async function untilGone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  child.once('exit', () => resolve(undefined));
  child.disconnect();
  await promise;
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum: Record<string, number> = {};
  for (const tally of tallies) for (const [name, count] of Object.entries(tally)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
