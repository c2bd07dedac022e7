import { fuzzTarget } from './fuzz-target.ts';
import { targetNames, type FaultName } from './target.ts';

const cases = Number(process.env['CECOCHAT_FUZZ_CASES'] ?? 10_000);
const seed = Number(process.env['CECOCHAT_FUZZ_SEED'] ?? 20_261_201);
const mebibyte = 1024 * 1024;
/** Of a machine that is slow, and does other things as well. */
const msPerCase = 100;
const options = { cases, seed, silenceMs: 60_000, maxGrownBytes: 8 * mebibyte };

test.each(targetNames)('%s: no input crashes it, hangs it or makes it grow', async (name) => {
  process.stderr.write(`fuzz ${name}: ${cases} cases of seed ${seed}\n`);
  const { tookMs, memoryBytes, grownBytes } = await fuzzTarget(name, options);
  process.stderr.write(`fuzz ${name}: ${tookMs} ms, ${Math.round(memoryBytes / mebibyte)} MiB, grown by ${Math.round(grownBytes / 1_024)} KiB\n`);
}, 120_000 + cases * msPerCase);

const messages: Readonly<Record<FaultName, RegExp>> = {
  throws: /has failed; again: CECOCHAT_FUZZ_SEED=1 .*Counterexample: \[901\].*it threw/s, crashes: /has failed.*it crashed/s, hangs: /hangs; again: CECOCHAT_FUZZ_SEED=1 /,
  waits: /a case takes longer than/, grows: /has grown by/, leaves: /something was left behind/,
};

test.each(Object.entries(messages))('a target that %s is found', async (name, message) => {
  await expect(fuzzTarget(name, { ...options, cases: 500, seed: 1, silenceMs: 20_000 })).rejects.toThrow(message);
}, 120_000);
