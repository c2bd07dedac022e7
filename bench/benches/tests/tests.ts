import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolders, fetchStores } from '@cecochat/tools';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { launch, untilSaid } from '../../platform/index.ts';
import { copyTree } from './copy-tree.ts';
import { runIn } from './run-in-copy.ts';

const repository = join(import.meta.dirname, '../../..');
const stopWithinMs = 60_000;

/**
 * How long who changes something waits for `make test`, against the start of `make run` just before, so that the
 * machine cancels out.
 * It runs in a copy of the repository, so that nothing of this one counts. In smoke size only the copy is made and
 * `make help` run in
 * it: the tests would run themselves.
 */
export const tests: Bench = {
  name: 'tests',
  summary: '`make test` where packages are installed and stores fetched; the reference is the start of `make run`',
  figures: [{ figure: 'warm', unit: 's', ratioGoal: { atMost: 18 } }],
  run,
};

async function run(context: BenchContext): Promise<Sample[]> {
  // Always the same folder: linter and tests keep what they know of a file by its path, as in the folder of who works.
  const copy = join(context.size === 'smoke' ? context.folder : cacheFolders.tests, 'copy');
  context.defer(() => rm(copy, { recursive: true, force: true }));
  await copyTree(repository, copy);
  if (context.size === 'smoke') return [{ figure: 'warm', value: await runIn(copy, ['make', 'help'], context) }];
  context.say('installing packages, and what tests need');
  await fetchStores(cacheFolders.stores, context.say);
  await runIn(copy, ['make', 'node_modules/.installed'], context);
  const reference = await secondsToStart(context);
  context.say('running make test');
  return [{ figure: 'warm', value: await runIn(copy, ['make', 'test'], context), reference }];
}

/** From the command to a platform that is up, which is ended then. */
async function secondsToStart(context: BenchContext): Promise<number> {
  context.say('starting make run');
  const begunMs = performance.now();
  const launched = await launch(context);
  await untilSaid(launched, 'Ctrl-C ends it', context.signal);
  const seconds = (performance.now() - begunMs) / 1_000;
  await launched.child.stop(stopWithinMs);
  return seconds;
}
