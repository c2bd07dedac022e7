import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { withDeadline } from '@cecochat/runtime';
import fc from 'fast-check';
import { caseMs, chunkCases, type Fuzzing, type Target } from './target.ts';

export interface Figures {
  readonly cases: number;
  readonly tookMs: number;
  readonly memoryBytes: number;
  /**
   * From the most in the second fifth of the cases to the least in the last one. Until then caches fill and functions are compiled; what is kept
   * of inputs shows in all values, and buffers that are freed late only in some.
   */
  readonly grownBytes: number;
}

/** Runs so many cases of a target. Rejects with the smallest input that fails. */
export async function runCases(target: Target, { cases, seed, onChunk }: Fuzzing): Promise<Figures> {
  const beganMs = performance.now();
  const samples: { readonly share: number; readonly bytes: number }[] = [];
  let done = 0;
  for (let chunk = 0; done < cases; chunk++) {
    onChunk(seed + chunk, done);
    const numRuns = Math.min(chunkCases, cases - done);
    await runChunk(target, seed + chunk, numRuns);
    done += numRuns;
    if (done / cases >= samples.length / sampleCount) samples.push({ share: done / cases, bytes: await usedBytes() });
  }
  const bytesOf = (from: number, to: number) => samples.filter(({ share }) => share > from && share <= to).map(({ bytes }) => bytes);
  const memoryBytes = Math.min(...bytesOf(0.8, 1));
  const early = bytesOf(0.2, 0.4); // There is none where few cases are run again.
  const grownBytes = early.length === 0 ? 0 : memoryBytes - Math.max(...early);
  return { cases, tookMs: Math.round(performance.now() - beganMs), memoryBytes, grownBytes };
}

/** Of memory. */
const sampleCount = 20;

async function runChunk(target: Target, seed: number, numRuns: number): Promise<void> {
  let isLate = false;
  const tooLong = () => {
    isLate = true;
    return new Error(`a case takes longer than ${caseMs} ms`);
  };
  const property = fc.asyncProperty(target.inputs, async (input) => {
    if (isLate) return; // A smaller one would be waited for as long.
    const beganMs = performance.now();
    await withDeadline(Promise.resolve(target.run(input)), caseMs, tooLong);
    if (performance.now() - beganMs > caseMs) throw tooLong();
  });
  const found = await fc.check(property, { seed, numRuns });
  if (found.failed) throw new Error(fc.defaultReportMessage(found) ?? '', { cause: found.errorInstance });
  await target.settle?.();
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Of the heap and of buffers, without garbage. */
async function usedBytes(): Promise<number> {
  collectGarbage();
  await setTimeout(10); // Handles whose objects are collected are closed in between.
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
