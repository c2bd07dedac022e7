import type { Bench } from '../bench.ts';
import { runBench } from '../frame/index.ts';
import { echo } from './echo/index.ts';
import { fanOut } from './fan-out/index.ts';
import { idle } from './idle/index.ts';
import { operator } from './operator/index.ts';
import { unary } from './unary/index.ts';

test.each<Bench>([idle, echo, fanOut, unary, operator])('the bench $name works', async (bench) => {
  const said: string[] = [];
  const results = await runBench(bench, { runs: 1, size: 'smoke', signal: new AbortController().signal, say: (line) => void said.push(line) });
  expect(results.map(({ figure }) => figure)).toEqual(bench.figures.map(({ figure }) => figure));
  expect(results.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
  // What comes from nothing having been counted.
  const counted = results.filter(({ unit }) => unit.includes('/s per core'));
  expect(counted.filter(({ value, reference }) => value <= 0 || reference === null)).toEqual([]);
  expect(said.filter((line) => line.includes('ending '))).toEqual([]);
});
