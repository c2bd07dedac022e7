import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SeedResult } from './run-seed.ts';
import type { Order } from './worker.ts';

/** Seeds that a worker gets at a time: few, so that progress shows often. */
const batch = 20;

/** Runs the seeds 1 .. count on all processors, and calls `onResults` for each batch when it is done. */
export async function runSeeds(count: number, onResults: (results: readonly SeedResult[]) => void): Promise<void> {
  let next = 1;
  const takeOrder = (): Order | undefined => {
    if (next > count) return undefined;
    const order = { from: next, count: Math.min(batch, count - next + 1) };
    next += order.count;
    return order;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, () => runWorker(takeOrder, onResults)));
}

async function runWorker(
  takeOrder: () => Order | undefined, onResults: (results: readonly SeedResult[]) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  const goOn = () => {
    const order = takeOrder();
    if (order === undefined) resolve(undefined);
    else worker.postMessage(order);
  };
  worker.on('message', (results: SeedResult[]) => {
    onResults(results);
    goOn();
  });
  worker.on('error', reject);
  goOn();
  try {
    await promise;
  } finally {
    await worker.terminate();
  }
}
