import fc from 'fast-check';
import { FairGate } from './fair-gate.ts';

const gateOf = (units: number, mostWaiting = 1_000) => new FairGate<number>({ units, mostWaiting, refusal: () => new Error('too many') });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Work that the test ends. */
function stage(gate: FairGate<number>) {
  const begun: { readonly key: number; readonly weight: number; readonly end: () => void }[] = [];
  const run = (key: number, weight = 1) => gate.run(key, weight, () => new Promise<void>((end) => begun.push({ key, weight, end })));
  return { begun, run };
}

test('a key with much waiting takes turns with the others', async () => {
  const { begun, run } = stage(gateOf(1));
  for (let each = 0; each < 100; each++) void run(1);
  void run(2);
  void run(3);
  for (let each = 0; each < 4; each++) {
    begun[each]?.end();
    await settled();
  }
  expect(begun.map(({ key }) => key)).toEqual([1, 1, 2, 3, 1]);
});

test('of one key so much may wait, and others are not refused', async () => {
  const { run } = stage(gateOf(1, 2));
  const outcomes = Promise.allSettled([1, 1, 1, 1].map((key) => Promise.race([run(key), settled()])));
  await expect(Promise.race([run(2), settled()])).resolves.toBeUndefined();
  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
});

test('work that fails makes room', async () => {
  const gate = gateOf(1);
  await expect(gate.run(1, 1, async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate.run(1, 1, async () => 'yes')).toBe('yes');
});

test('no more is in progress than there are units, all of it is done, and what has the same key in order', async () => {
  const someWork = fc.array(fc.record({ key: fc.nat(3), weight: fc.integer({ min: 1, max: 9 }), end: fc.nat() }), { maxLength: 60 });
  await fc.assert(fc.asyncProperty(someWork, async (works) => {
    const gate = gateOf(6);
    const open: { readonly units: number; readonly end: () => void }[] = [];
    const done: { readonly key: number; readonly index: number }[] = [];
    const all = works.map(({ key, weight }, index) => gate.run(key, weight, () => {
      done.push({ key, index });
      return new Promise<void>((end) => open.push({ units: Math.min(weight, 6), end }));
    }));
    for (const { end } of [...works, ...works]) {
      await settled();
      expect(open.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(6);
      const [ended] = open.length === 0 ? [] : open.splice(end % open.length, 1);
      ended?.end();
    }
    await Promise.all(all);
    for (const key of [0, 1, 2, 3]) {
      const indices = done.filter((each) => each.key === key).map(({ index }) => index);
      expect(indices).toEqual(indices.toSorted((a, b) => a - b));
    }
  }), { numRuns: 50 });
});
