import { partition } from '@cecochat/contracts';
import type { GroupRecord, KeyedRecord } from '@cecochat/kafka';
import { buildDeadLetter, cutIntoRequests, sizeOf } from './dead-letters.ts';

const limit = 900 * 1024;
const recordOf = (parts: Partial<Pick<GroupRecord, 'key' | 'value' | 'headers'>>): GroupRecord => ({
  key: null, value: Buffer.from('x'), timestamp: '1700000000000', offset: '7', ...parts,
});
const letterOf = (parts: Parameters<typeof recordOf>[0]) =>
  buildDeadLetter(partition(3), { record: recordOf(parts), reason: 'unreadable-record', detail: 'why' });

test('a dead letter has the record as it was and says what is wrong with it and where it was', () => {
  const record = { key: Buffer.from('k'), value: Buffer.from('garbage'), headers: { theirs: 'a' } };
  expect(letterOf(record)).toEqual({
    key: record.key,
    value: record.value,
    headers: { theirs: 'a', key: record.key, reason: 'unreadable-record', detail: 'why', partition: '3', offset: '7', timestamp: '1700000000000' },
  });
  expect(letterOf({ value: null }).value).toBeNull();
});

test('one that is too large for a request is cut and says so', () => {
  const letter = letterOf({ value: Buffer.alloc(limit, 1) });
  expect(sizeOf(letter)).toBe(limit);
  expect(letter.headers).toMatchObject({ truncated: 'true', reason: 'unreadable-record' });
});

test.each([
  ['headers', { headers: { huge: 'h'.repeat(limit) } }],
  ['many headers of one name', { headers: { huge: Array.from({ length: 1_000 }, () => 'h'.repeat(100)) } }],
  ['a key', { key: Buffer.alloc(limit) }],
])('%s of the record that are too large are left out, and the value stays', (_what, parts) => {
  const letter = letterOf(parts);
  expect(sizeOf(letter)).toBeLessThan(300);
  expect(letter).toMatchObject({ key: null, value: Buffer.from('x'), headers: { 'headers-dropped': 'true', reason: 'unreadable-record' } });
});

test('many dead letters become requests of a bounded size, in their order', () => {
  const letters = Array.from({ length: 9_000 }, (_, index): KeyedRecord => ({ key: null, value: Buffer.alloc(1 + (index % 50)), headers: { offset: `${index}` } }));
  const requests = [...cutIntoRequests(letters, 10_000)];
  expect(requests.flat()).toEqual(letters);
  for (const request of requests) expect(request.reduce((sum, letter) => sum + sizeOf(letter), 0)).toBeLessThanOrEqual(10_000);
  expect(requests.length).toBeLessThan(120);
});
