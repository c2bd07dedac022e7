import type { Bench } from '../bench.ts';
import { runBench } from '../frame/index.ts';
import { endToEnd } from './end-to-end/index.ts';
import { handover } from './handover/index.ts';
import { history } from './history/index.ts';
import { materialize } from './materialize/index.ts';
import { resume } from './resume/index.ts';
import { start } from './start/index.ts';
import { tests } from './tests/index.ts';

/** What may be nothing at all: devices that open the next stream before they leave have no gap. */
const mayBeZero = /^(gap-|history-complete$|load-generator$)/;

// Most of the time each of them waits for processes to start.
test.concurrent.each<Bench>([endToEnd, resume, materialize, history, handover, start, tests])('the bench $name works', async (bench) => {
  const signal = new AbortController().signal;
  const results = await runBench(bench, { runs: 1, size: 'smoke', signal, say: () => undefined });
  expect(results.map(({ figure }) => figure)).toEqual(bench.figures.map(({ figure }) => figure));
  for (const { figure, value, reference } of results) {
    expect([figure, value]).toEqual([figure, expect.any(Number)]);
    expect(Number.isFinite(value)).toBe(true);
    if (!mayBeZero.test(figure)) expect(value).toBeGreaterThan(0);
    if (reference !== null) expect(reference).toBeGreaterThan(0);
  }
}, 120_000);
