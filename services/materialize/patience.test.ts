import { pauseAfter, untilDone } from './patience.ts';

test('pauses double up to two seconds, with full jitter', () => {
  expect([0, 1, 2, 3, 4, 5, 99].map((attempt) => pauseAfter(attempt, () => 1))).toEqual([100, 200, 400, 800, 1600, 2000, 2000]);
  expect(pauseAfter(4, () => 0.25)).toBe(400);
});

const never = { random: () => 0, onFailure: () => undefined };

test('work is repeated until it succeeds', async () => {
  const failures: unknown[] = [];
  let left = 3;
  const work = async () => {
    if (left-- > 0) throw new Error(`${left} more`);
  };
  expect(await untilDone(work, { ...never, wanted: () => true, onFailure: (error) => failures.push(error) })).toBe(true);
  expect(failures.map(String)).toEqual(['Error: 2 more', 'Error: 1 more', 'Error: 0 more']);
});

test('work that nobody waits for any more is given up', async () => {
  let attempts = 0;
  const work = async () => {
    attempts++;
    throw new Error('away');
  };
  expect(await untilDone(work, { ...never, wanted: () => attempts < 2 })).toBe(false);
});
