import { parseCrashPoint, Writes } from './writes.ts';

class Dead extends Error {}

/** The writes until it died at this point. */
async function writtenUntil(crash: string): Promise<number[]> {
  const written: number[] = [];
  const die = () => {
    throw new Dead();
  };
  const writes = new Writes({ crash: parseCrashPoint(crash), die, onWrite: () => undefined });
  for (const number of [1, 2, 3]) await writes.perform('commit', async () => written.push(number)).catch(() => undefined);
  return written;
}

test('an operator dies before or after the write that it is told, and at no other', async () => {
  expect(await writtenUntil('before:2')).toEqual([1, 3]);
  expect(await writtenUntil('after:2')).toEqual([1, 2, 3]);
  const died: unknown[] = [];
  const writes = new Writes({ crash: parseCrashPoint('after:1'), die: () => died.push(writes.count), onWrite: () => undefined });
  await writes.perform('status', async () => undefined);
  await writes.perform('status', async () => undefined);
  expect([died, writes.count]).toEqual([[1], 2]);
});

test.each(['', 'before', 'before:0', 'after:-1', 'after:1.5', 'during:1', 'before:1 '])('%j is no point to die at', (text) => {
  expect(parseCrashPoint(text)).toBeUndefined();
});
