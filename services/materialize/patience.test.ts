import { untilDone } from './patience.ts';

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
