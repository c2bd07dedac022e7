import { userId } from '@cecochat/contracts';
import { buildScript } from '../../../client/replay/index.ts';
import { repeat, runEvents } from '../../platform/index.ts';
import { batchesOf, buildLogs, rowsOf, steadyRate } from './materialize.ts';

const partitions = 4;
const file = [[1, 2], [2, 3], [3, 3], [4, 1]].map(([source = 0, target = 0], index) => ({ line: index + 1, source: userId(source), target: userId(target) }));
const events = runEvents(buildScript(repeat(file, 40), 'test'), partitions);
const rows = rowsOf(buildLogs(events, partitions));
const into = (table: string) => rows.filter(({ query }) => query.startsWith(`INSERT INTO ${table} `));

test('a message is a row in the inbox of each of its users and one in their dialog', () => {
  expect(into('inbox')).toHaveLength(10 * (2 + 2 + 1 + 2));
  expect(into('dialog')).toHaveLength(40);
  expect([into('inbox_buckets').length, into('dialog_buckets').length]).toEqual([4, 4]);
});

test('batches hold every row once, in order, and are as full as they may be', () => {
  const batches = [...batchesOf(rows)];
  expect(batches.flat()).toEqual(rows);
  const bytesOf = (batch: typeof rows) => batch.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(Math.max(...batches.map(bytesOf))).toBeLessThanOrEqual(5 * 1_024);
  for (const [at, batch] of batches.slice(0, -1).entries()) expect(bytesOf(batch) + (batches[at + 1]?.[0]?.bytes ?? 0)).toBeGreaterThan(5 * 1_024);
});

test('the rate leaves out the beginning', () => {
  const readings = [[0, 0], [5_000, 0], [6_000, 20], [7_000, 60], [8_000, 100]].map(([atMs = 0, count = 0]) => ({ atMs, rows: count }));
  expect(steadyRate(readings)).toBe(40);
  expect(steadyRate([{ atMs: 0, rows: 0 }, { atMs: 500, rows: 100 }])).toBe(200);
  expect(() => steadyRate([{ atMs: 0, rows: 100 }])).toThrow('from none to all');
});
