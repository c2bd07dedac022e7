import { sharedRead } from './shared-read.ts';

test('a read is shared by those who ask meanwhile, and kept for a while; a failure is not', async () => {
  let [reads, nowMs, fails] = [0, 0, false];
  const read = sharedRead(async () => {
    reads++;
    if (fails) throw new Error('away');
    return reads;
  }, 1_000, () => nowMs);
  expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
  nowMs = 999;
  expect(await read()).toBe(1);
  nowMs = 1_000;
  fails = true;
  expect((await Promise.allSettled([read(), read()])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(reads).toBe(2);
  fails = false;
  expect(await read()).toBe(3);
});
