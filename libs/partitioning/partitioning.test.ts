import { partition, userId } from '@cecochat/contracts';
import fc from 'fast-check';
import { formatRanges, parseRanges, partitionOf } from './index.ts';

test('a user lives where FNV-1a of the id, little-endian, says', () => {
  const ids = [1n, 2n, 1899n, 2n ** 62n];
  expect(ids.map((id) => partitionOf(userId(id), 36))).toEqual(ids.map(reference));
  function reference(id: bigint): number {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(id);
    let hash = 2166136261n;
    for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 16777619n) % 2n ** 32n;
    return Number(hash % 36n);
  }
});

test('users spread evenly over partitions', () => {
  const counts = new Array<number>(36).fill(0);
  for (let id = 1; id <= 36_000; id++) counts[partitionOf(userId(id), 36)] = (counts[partitionOf(userId(id), 36)] ?? 0) + 1;
  expect(Math.min(...counts)).toBeGreaterThan(800);
  expect(Math.max(...counts)).toBeLessThan(1200);
});

test('ranges come back as they were written', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat(359)), (values) => {
    const sorted = [...values].sort((a, b) => a - b);
    expect(parseRanges(formatRanges(values.map(partition)), 360)).toEqual(sorted);
  }));
  expect(formatRanges([0, 1, 2, 5].map(partition))).toBe('0-2,5');
});

test.each(['a', '1-', '5-2', '0-36', '1,1', '0-3,2', ' 1', '1,,2'])('ranges "%s" are refused', (text) => {
  expect(() => parseRanges(text, 36)).toThrow(/./);
});
