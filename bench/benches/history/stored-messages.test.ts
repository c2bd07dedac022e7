import { partitionOf } from '@cecochat/partitioning';
import { archiveRows, scatter, userAt } from './stored-messages.ts';

const archive = { messages: 2_000, users: 30, partitions: 4 };
const rows = [...archiveRows(archive)];
const into = (table: string) => rows.filter(({ query }) => query.startsWith(`INSERT INTO ${table} `)).map(({ params }) => params);

test('what is stored is the same every time, and every message is there for both of its users', () => {
  expect([...archiveRows(archive)]).toEqual(rows);
  const toOneself = Array.from({ length: archive.messages }, (_, message) => scatter(message, 0, 30) === scatter(message, 1, 30)).filter(Boolean).length;
  expect(into('inbox')).toHaveLength(2 * archive.messages - toOneself);
  expect(new Set(into('inbox').map(([user, , at]) => `${String(user)}/${String(at)}`)).size).toBe(into('inbox').length);
});

test('every offset before a watermark is a record of somebody who lives in that partition, and there is none beyond', () => {
  const users = Array.from({ length: archive.users }, (_, place) => userAt(place));
  expect(into('watermarks')).toHaveLength(archive.partitions);
  for (const [of, end] of into('watermarks')) {
    const residents = new Set<unknown>(users.filter((user) => BigInt(partitionOf(user, archive.partitions)) === of));
    const offsets = new Set(into('inbox').filter(([user]) => residents.has(user)).map(([, , at]) => Number(at)));
    expect([...offsets].toSorted((a, b) => a - b)).toEqual(Array.from({ length: Number(end) }, (_, at) => at));
  }
});

test('users get about as many messages each', () => {
  const counts = Array.from({ length: archive.users }, (_, place) => into('inbox').filter(([user]) => user === userAt(place)).length);
  expect(Math.min(...counts)).toBeGreaterThan(80);
  expect(Math.max(...counts)).toBeLessThan(200);
});
