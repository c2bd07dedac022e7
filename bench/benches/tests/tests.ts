import { join } from 'node:path';
import { fetchStores } from '@cecochat/tools';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { copyTree } from './copy-tree.ts';
import { runIn } from './run-in-copy.ts';

const repository = join(import.meta.dirname, '../../..');

/**
 * How long who changes something waits for `make test`. It runs in a copy of the repository, so that nothing of this one counts. In
 * smoke size only the copy is made and `make help` run in it: the tests would run themselves.
 */
export const tests: Bench = {
  name: 'tests',
  summary: '`make test` where packages are installed, and stores and tools fetched and built',
  figures: [{ figure: 'warm', unit: 's', goal: { atMost: 360 } }],
  run,
};

async function run(context: BenchContext): Promise<Sample[]> {
  const copy = join(context.folder, 'copy');
  await copyTree(repository, copy);
  if (context.size === 'full') await prepare(copy, context);
  return [{ figure: 'warm', value: await runIn(copy, ['make', context.size === 'full' ? 'test' : 'help'], context) }];
}

/** What the first run on a machine does besides. */
async function prepare(copy: string, context: BenchContext): Promise<void> {
  context.say('installing packages, and what tests need');
  await fetchStores(join(repository, '.cache/stores'), context.say);
  await runIn(copy, ['make', 'node_modules/.installed'], context);
  await runIn(copy, ['sh', '-c', 'PATH="$PWD/node_modules/.bin:$PATH" exec node test/support/kubernetes/prepare.ts'], context);
  context.say('running make test');
}
