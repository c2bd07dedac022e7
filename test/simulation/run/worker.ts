import { parentPort } from 'node:worker_threads';
import { runSeed, type SeedResult } from './run-seed.ts';

/** Seeds to run. */
export interface Order {
  readonly from: number;
  readonly count: number;
}

/** Stacks cost time, and the errors that devices get are not read. */
Error.stackTraceLimit = 0;

parentPort?.on('message', ({ from, count }: Order) => {
  const results: SeedResult[] = [];
  for (let seed = from; seed < from + count; seed++) results.push(runSeed(seed));
  parentPort?.postMessage(results);
});
