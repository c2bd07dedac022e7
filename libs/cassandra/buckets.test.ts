import { messageId, offset } from '@cecochat/contracts';
import fc from 'fast-check';
import { dialogBucket, firstSeqOf, groupBucket, inboxBucket } from './buckets.ts';

test('an inbox bucket holds 131,072 offsets', () => {
  expect(inboxBucket(offset(0))).toBe(0n);
  expect(inboxBucket(offset(131_071))).toBe(0n);
  expect(inboxBucket(offset(131_072))).toBe(1n);
  expect(inboxBucket(offset(Number.MAX_SAFE_INTEGER))).toBe(BigInt(Number.MAX_SAFE_INTEGER) >> 17n);
});

test('a dialog bucket holds the message ids of one week', () => {
  const week = 7 * 24 * 3600 * 1000;
  const idAt = (ms: number) => messageId((BigInt(ms) << 22n) | 0x3fffffn);
  expect(dialogBucket(idAt(0))).toBe(0n);
  expect(dialogBucket(idAt(week - 1))).toBe(0n);
  expect(dialogBucket(idAt(week))).toBe(1n);
});

test('buckets never go backwards, so that walking them in order walks the rows in order', () => {
  const anOffset = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  fc.assert(fc.property(anOffset, anOffset, (a, b) => {
    expect(inboxBucket(offset(Math.min(a, b)))).toBeLessThanOrEqual(inboxBucket(offset(Math.max(a, b))));
  }));
  const anId = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
  fc.assert(fc.property(anId, anId, (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    expect(dialogBucket(messageId(low))).toBeLessThanOrEqual(dialogBucket(messageId(high)));
  }));
});

test('a bucket of a timeline holds 1,024 events, and begins with its first one', () => {
  expect([1, 1_023, 1_024, 2_047, 2_048].map(groupBucket)).toEqual([0n, 0n, 1n, 1n, 2n]);
  for (const bucket of [0n, 1n, 77n]) expect(groupBucket(firstSeqOf(bucket))).toBe(bucket);
});
