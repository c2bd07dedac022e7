import { rmSync, writeFileSync } from 'node:fs';
import type { Bench } from './bench.ts';
import { benches } from './benches/index.ts';
import {
  describeMachine, interrupts, observeMachine, runBench, takeTemporaryFolder, type Result,
} from './frame/index.ts';
import { listBenches, readOptions } from './options.ts';
import { stopSmokePlatform } from './platform/index.ts';
import { jsonLine, resultLines, writeResults, type Measured } from './report/write-results.ts';
import { profileServers, stopSharedStores } from './stages/index.ts';

const options = readOptions(process.argv.slice(2), benches);
const show = (line: string) => void process.stdout.write(`${line}\n`);
const say = (line: string) => void process.stderr.write(`${line}\n`);

if (options.list) {
  for (const line of listBenches(benches)) show(line);
} else {
  process.exitCode = (await measure()) ? 0 : 1;
}

/** False when a bench could not be run, or not to its end. */
async function measure(): Promise<boolean> {
  const machine = observeMachine();
  const day = new Date().toISOString().slice(0, 10);
  const wanted = benches.filter(({ name }) => options.names.length === 0 || options.names.includes(name));
  const measured: Measured[] = [];
  const folder = takeTemporaryFolder();
  const signal = interrupts(folder, say);
  if (options.profile !== undefined) profileServers(options.profile);
  show(describeMachine(machine));
  for (const bench of wanted) {
    if (signal.aborted) break;
    const results = await tryBench(bench, signal);
    if (results !== undefined) measured.push({ bench, results, runs: options.runs, machine, day });
  }
  await stopSmokePlatform();
  await stopSharedStores();
  rmSync(folder, { recursive: true, force: true });
  const lines = measured.flatMap(({ results }) => results.map(jsonLine));
  for (const line of ['', ...lines]) show(line);
  if (options.out !== undefined) writeFileSync(options.out, lines.map((line) => `${line}\n`).join(''));
  if (options.write) writeResults(measured);
  return measured.length === wanted.length;
}

async function tryBench(bench: Bench, signal: AbortSignal): Promise<Result[] | undefined> {
  try {
    const results = await runBench(bench, { runs: options.runs, size: options.smoke ? 'smoke' : 'full', signal, say });
    show(`\n${bench.name}: ${bench.summary}`);
    for (const line of resultLines(results)) show(line);
    return results;
  } catch (error) {
    say(`${bench.name} could not be measured: ${Error.isError(error) ? error.stack ?? error.message : String(error)}`);
    return undefined;
  }
}
