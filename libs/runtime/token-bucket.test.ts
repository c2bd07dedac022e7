import * as fc from 'fast-check';
import { TokenBucket, TokenBuckets } from './token-bucket.ts';

const limit = { rate: 10, burst: 5 };

test('a burst is taken at once, then tokens come at the rate', () => {
  const bucket = new TokenBucket();
  for (let taken = 0; taken < 5; taken++) expect(bucket.take(limit, 1, 1_000)).toBe(0);
  expect(bucket.take(limit, 1, 1_000)).toBe(100);
  expect(bucket.take(limit, 1, 1_099)).toBe(1);
  expect(bucket.take(limit, 1, 1_100)).toBe(0);
});

test('a charge borrows, at most a burst, and says for how long', () => {
  const bucket = new TokenBucket();
  for (let taken = 0; taken < 5; taken++) expect(bucket.charge(limit, 1, 0)).toBe(0);
  expect(bucket.charge(limit, 1, 0)).toBe(100);
  for (let taken = 0; taken < 1_000; taken++) bucket.charge(limit, 1, 0);
  expect(bucket.take(limit, 1, 0)).toBe(600);
});

test('another limit applies at once', () => {
  const bucket = new TokenBucket();
  bucket.take(limit, 5, 0);
  expect(bucket.take({ rate: 1_000, burst: 5 }, 1, 0)).toBe(1);
  expect(bucket.take({ rate: 1_000, burst: 1 }, 1, 10_000)).toBe(0);
  expect(bucket.take({ rate: 1_000, burst: 1 }, 1, 10_000)).toBe(1);
});

test('in any time no more is taken than a burst and what the rate gives, and who waits as told gets it', () => {
  const attempts = fc.array(fc.record({ afterMs: fc.integer({ min: 0, max: 500 }), cost: fc.integer({ min: 1, max: 7 }), obeys: fc.boolean() }), { maxLength: 200 });
  fc.assert(
    fc.property(attempts, fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 50 }), (all, rate, burst) => {
      const bucket = new TokenBucket();
      let [nowMs, taken] = [0, 0];
      for (const { afterMs, cost, obeys } of all) {
        nowMs += afterMs;
        let waitMs = bucket.take({ rate, burst }, cost, nowMs);
        if (waitMs > 0 && obeys) {
          nowMs += waitMs;
          waitMs = bucket.take({ rate, burst }, cost, nowMs);
          expect(waitMs).toBe(0);
        }
        if (waitMs === 0) taken += Math.min(cost, burst);
        expect(taken).toBeLessThanOrEqual(burst + (nowMs * rate) / 1_000 + 1e-6);
      }
    }),
  );
});

test('buckets are bounded: full ones are dropped, beyond the bound those unused for longest', () => {
  const buckets = new TokenBuckets<number>(3);
  for (const key of [1, 2, 3]) buckets.of(key).take(limit, 5, 0);
  buckets.of(1).take(limit, 1, 0);
  buckets.of(4).take(limit, 5, 100);
  expect(buckets.size).toBe(3);
  expect(buckets.of(1).take(limit, 1, 0)).toBe(100);
  buckets.sweep(limit, 550, 10);
  expect(buckets.size).toBe(1);
  buckets.sweep(limit, 600, 10);
  expect(buckets.size).toBe(0);
});
