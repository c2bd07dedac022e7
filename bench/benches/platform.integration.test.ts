import type { Bench } from '../bench.ts';
import { runBench, type Result } from '../frame/index.ts';
import { stopSmokePlatform } from '../platform/index.ts';
import { endToEnd } from './end-to-end/index.ts';
import { handover } from './handover/index.ts';
import { history } from './history/index.ts';
import { materialize } from './materialize/index.ts';
import { resume } from './resume/index.ts';
import { start } from './start/index.ts';
import { tests } from './tests/index.ts';

/** What may be nothing at all: devices that open the next stream before they leave have no gap. */
const mayBeZero = /^(gap-|history-complete$|load-generator$)/;

afterAll(stopSmokePlatform);

// Two at a time: mostly they wait, for processes that start and for partitions that move.
test.concurrent.each([
  ['on a platform', [resume, endToEnd, handover]],
  ['that start what they need', [start, materialize, history, tests]],
] satisfies [string, Bench[]][])('the benches %s work', async (_, benches) => {
  for (const bench of benches) check(bench, await runBench(bench, { runs: 1, size: 'smoke', signal: new AbortController().signal, say: () => undefined }));
}, 180_000);

function check({ name, figures }: Bench, results: readonly Result[]): void {
  expect(results.map(({ bench, figure }) => [bench, figure])).toEqual(figures.map(({ figure }) => [name, figure]));
  const isWrong = ({ figure, value, reference }: Result) =>
    !Number.isFinite(value) || (value <= 0 && !mayBeZero.test(figure)) || (reference !== null && !(reference > 0));
  expect(results.filter(isWrong)).toEqual([]);
}
