import type { Bench } from '../bench.ts';
import { runBench } from '../frame/index.ts';
import { stopSmokePlatform } from '../platform/index.ts';
import { benches } from './index.ts';

afterAll(stopSmokePlatform);

test.each<Bench>(benches)('the bench $name works', async (bench) => {
  const said: string[] = [];
  const results = await runBench(bench, { runs: 1, size: 'smoke', signal: new AbortController().signal, say: (line) => void said.push(line) });
  expect(results.map(({ figure }) => figure)).toEqual(bench.figures.map(({ figure }) => figure));
  expect(results.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
  // What comes from nothing having been counted.
  const counted = results.filter(({ unit }) => unit.includes('/s'));
  expect(counted.filter(({ value }) => value <= 0)).toEqual([]);
  const perCore = results.filter(({ unit }) => unit.includes('/s per core'));
  expect(perCore.filter(({ reference }) => reference === null)).toEqual([]);
  expect(said.filter((line) => line.includes('ending '))).toEqual([]);
});
