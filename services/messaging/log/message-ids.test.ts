import { timeOfId } from '@cecochat/contracts';
import fc from 'fast-check';
import { MessageIds, requireTimeOfIds } from './message-ids.ts';

const start = Date.UTC(2026, 0, 1);

test('ids grow while the clock stands still, runs and jumps back', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 1, maxLength: 200 }), (jumps) => {
    let now = start;
    const ids = new MessageIds(3, () => now);
    let last = ids.next();
    for (const jump of jumps) {
      now = Math.max(start, now + jump);
      const next = ids.next();
      expect(next).toBeGreaterThan(last);
      last = next;
    }
  }));
});

test('more ids than a millisecond holds go on in the next one', () => {
  const ids = new MessageIds(0, () => start);
  const made = Array.from({ length: 40_000 }, () => ids.next());
  expect(new Set(made).size).toBe(made.length);
  expect(made.slice(-1).map(timeOfId)).toEqual([start + Math.ceil(made.length / 512) - 1]);
});

test('ids are positive and grow with a clock before 2024', () => {
  let now = 0;
  const ids = new MessageIds(0, () => now);
  const first = ids.next();
  expect(first).toBeGreaterThan(0n);
  now = Date.UTC(2023, 11, 31);
  expect(ids.next()).toBeGreaterThan(first);
});

test('a time before 2024 is refused with that time, and no later one is', () => {
  expect(() => requireTimeOfIds(Date.UTC(2023, 11, 31))).toThrow('redis says that it is 2023-12-31T00:00:00.000Z: message ids begin with 2024');
  expect(() => requireTimeOfIds(Date.UTC(2024, 0, 1))).not.toThrow();
});

test('two generators never make the same id', () => {
  const [one, other] = [new MessageIds(1, () => start), new MessageIds(2, () => start)];
  const made = new Set(Array.from({ length: 1000 }, () => [one.next(), other.next()]).flat());
  expect(made.size).toBe(2000);
});

test('an id seen from a server that is ahead is exceeded, one from far ahead is not followed', () => {
  const ahead = new MessageIds(1, () => start + 10_000).next();
  const farAhead = new MessageIds(1, () => start + 3_600_000).next();
  const ids = new MessageIds(2, () => start);
  ids.observe(ahead);
  expect(ids.next()).toBeGreaterThan(ahead);
  ids.observe(farAhead);
  expect(ids.next()).toBeLessThan(farAhead);
});

test('a generator id out of range is refused', () => {
  expect(() => new MessageIds(8_192, () => start)).toThrow('generator 8192 is not in 0 .. 8191');
});
