import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchContext, Sample } from '../bench.ts';
import { summarise, type Result } from './figures.ts';

export type RunOptions = Pick<BenchContext, 'size' | 'signal' | 'say'> & {
  /** How often it is measured. */
  readonly runs: number;
};

/** Measures a bench. Throws when a run fails, or does not give what the bench declares. */
export async function runBench(bench: Bench, { runs, ...options }: RunOptions): Promise<Result[]> {
  const measured: (readonly Sample[])[] = [];
  for (let run = 1; run <= runs; run++) {
    options.signal.throwIfAborted();
    options.say(`${bench.name}: run ${run} of ${runs}`);
    measured.push(await runOnce(bench, { ...options, say: (line) => options.say(`  ${line}`) }));
  }
  return summarise(bench, measured);
}

async function runOnce(bench: Bench, options: Omit<RunOptions, 'runs'>): Promise<readonly Sample[]> {
  const folder = await mkdtemp(join(tmpdir(), `cecochat-bench-${bench.name}-`));
  const ends: (() => Promise<void>)[] = [];
  try {
    return await bench.run({ ...options, folder, defer: (end) => void ends.push(end) });
  } finally {
    for (const end of ends.reverse()) {
      // One that fails keeps nothing else from being ended, and hides no failure of the run.
      await end().catch((error: unknown) =>
        options.say(`ending ${bench.name}: ${Error.isError(error) ? error.message : String(error)}`),
      );
    }
    await rm(folder, { recursive: true, force: true });
  }
}
