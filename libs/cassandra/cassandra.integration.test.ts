import { randomInt } from 'node:crypto';
import type { Client, types } from 'cassandra-driver';
import { groupId, messageId, offset, partition, positionOf, userId } from '@cecochat/contracts';
import { eventually, patience } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { testStores, uniqueName } from '../../test/support/stores.ts';
import { startTcpProxy, type TcpProxy } from '../../test/support/tcp-proxy.ts';
import {
  changeSchema,
  connectCassandra,
  dialogBucketRow,
  dialogRow,
  dialogUsers,
  ensureSchema,
  gapRow,
  groupRow,
  GroupWriter,
  HistoryReader,
  inboxBucketRow,
  inboxRow,
  LogGeneration,
  noDigest,
  passedGapRow,
  Reachability,
  untilCassandraConnected,
  watermarkRow,
} from './index.ts';

const keyspace = uniqueName('cassandra');
const node = { contactPoints: [testStores().cassandraContactPoints], datacenter: 'datacenter1', logger: silentLogger };
const schema = { ...node, keyspace, replicationFactor: 1, deadlineMs: 60_000 };

let client: Client;
let writer: GroupWriter;
let reader: HistoryReader;

beforeAll(async () => {
  await ensureSchema(schema);
  client = await connectCassandra({ ...node, keyspace });
  writer = new GroupWriter({ client, keyspace });
  reader = new HistoryReader(client);
});

afterAll(async () => {
  await changeSchema(client, `DROP KEYSPACE ${keyspace}`, 30_000);
  await client.shutdown();
});

const eventOf = (text: string) => Buffer.from(text);
const bucketSize = 2 ** 17;
const aUser = () => userId(randomInt(1, 2 ** 47));

test('the schema can be set up again without a change', async () => {
  const user = aUser();
  await writer.write([inboxRow(user, offset(1), eventOf('kept')), inboxBucketRow(user, offset(1))]);
  await ensureSchema(schema);
  expect(await reader.readInbox(user, { from: offset(0), before: offset(10), count: 16 })).toHaveLength(1);
});

test('a keyspace with a name that is none is refused', async () => {
  await expect(ensureSchema({ ...schema, keyspace: 'x; DROP' })).rejects.toThrow(/keyspace "x; DROP"/);
});

test('an inbox is read in order across its buckets, empty ones are jumped, and the bounds hold', async () => {
  const user = aUser();
  const offsets = Array.from({ length: 40 }, (_, index) => offset(index * index * 1_000 + Math.floor(index / 3) * 5 * bucketSize));
  await writer.write(offsets.flatMap((at) => [inboxRow(user, at, eventOf(`${at}`)), inboxBucketRow(user, at)]));
  const all = { from: offset(0), before: offset(Number.MAX_SAFE_INTEGER), count: 1_000 };
  const found = await reader.readInbox(user, all);
  expect(found.map((entry) => entry.offset)).toEqual(offsets);
  expect(found.map((entry) => entry.event.toString())).toEqual(offsets.map(String));
  const some = await reader.readInbox(user, { from: offset(Number(offsets[5])), before: offset(Number(offsets[30])), count: 20 });
  expect(some.map((entry) => entry.offset)).toEqual(offsets.slice(5, 25));
  const until = await reader.readInbox(user, { from: offset(Number(offsets[5])), before: offset(Number(offsets[9])), count: 20 });
  expect(until.map((entry) => entry.offset)).toEqual(offsets.slice(5, 9));
  expect(await reader.readInbox(aUser(), all)).toEqual([]);
});

test('a dialog is read newest first across weeks, from both ends, and nobody else', async () => {
  const [low, high, other] = [userId(1_000_001), userId(1_000_002), userId(1_000_003)];
  const week = 7n * 24n * 3_600_000n;
  const ids = Array.from({ length: 60 }, (_, index) => messageId(((BigInt(index) * week) / 3n + 5n) << 22n));
  const users = dialogUsers(high, low);
  await writer.write(ids.flatMap((id) => [dialogRow(users, id, eventOf(`${id}`)), dialogBucketRow(users, id)]));
  const newest = messageId(2n ** 63n - 1n);
  const found = await reader.readDialog(dialogUsers(low, high), newest, 100);
  expect(found.map((entry) => entry.messageId)).toEqual([...ids].reverse());
  const page = await reader.readDialog(users, messageId(ids[30] ?? 0n), 7);
  expect(page.map((entry) => entry.messageId)).toEqual(ids.slice(23, 30).reverse());
  expect(await reader.readDialog(dialogUsers(low, other), newest, 100)).toEqual([]);
});

test('rows of many callers are all written, and writing them again changes nothing', async () => {
  const users = Array.from({ length: 50 }, aUser);
  const rowsOf = (user: (typeof users)[number]) =>
    Array.from({ length: 40 }, (_, at) => inboxRow(user, offset(at), Buffer.alloc(at === 7 ? 20_000 : 60, at)));
  const batches: number[] = [];
  const counted = new GroupWriter({ client, keyspace, onBatch: ({ rows }) => batches.push(rows) });
  const range = { from: offset(0), before: offset(100), count: 100 };
  await Promise.all(users.map((user) => counted.write(rowsOf(user))));
  expect(batches.reduce((sum, rows) => sum + rows, 0)).toBe(50 * 40);
  expect(batches.length).toBeLessThan(200);
  const once = await Promise.all(users.map((user) => reader.readInbox(user, range)));
  expect(once.map((entries) => entries.length)).toEqual(users.map(() => 40));
  await Promise.all(users.map((user) => counted.write(rowsOf(user))));
  expect(await Promise.all(users.map((user) => reader.readInbox(user, range)))).toEqual(once);
});

test('full batches of rows of every kind and size stay below the size that Cassandra warns of', async () => {
  const warnings: string[] = [];
  const watched = Object.assign(Object.create(client) as Client, {
    batch: async (...args: Parameters<Client['batch']>) => {
      const result = (await client.batch(...args)) as unknown as types.ResultSet;
      warnings.push(...(result.info.warnings ?? []).filter((warning) => warning.includes('exceeding specified threshold')));
      return result;
    },
  });
  const batches: number[] = [];
  const counted = new GroupWriter({ client: watched, keyspace, onBatch: ({ rows }) => batches.push(rows) });
  for (const size of [1, 30, 60, 100, 300, 1_000]) {
    const events = Array.from({ length: 200 }, (_, at) => ({ user: aUser(), other: aUser(), at: offset(at), id: messageId(BigInt(at) << 22n) }));
    await counted.write(events.flatMap(({ user, other, at, id }) => {
      const users = dialogUsers(user, other);
      return [inboxRow(user, at, Buffer.alloc(size)), inboxBucketRow(user, at), dialogRow(users, id, Buffer.alloc(size)), dialogBucketRow(users, id)];
    }));
    await counted.write(events.map(({ user, other, id }) => dialogRow(dialogUsers(user, other), id, Buffer.alloc(size))));
    await counted.write(events.map(({ user, at }) => inboxRow(user, at, Buffer.alloc(size))));
    await counted.write(events.map(({ user, other, id }) => dialogBucketRow(dialogUsers(user, other), id)));
  }
  expect(warnings).toEqual([]);
  expect(Math.max(...batches)).toBeGreaterThan(40);
});

test('the highest watermark stays, in whatever order they are written', async () => {
  const of = partition(7);
  expect(await reader.readWatermark(of)).toBeUndefined();
  for (const next of [5, 100, 20]) await writer.write([watermarkRow(of, { next: offset(next), lastDigest: BigInt(next) })]);
  expect(await reader.readWatermark(of)).toEqual({ next: 100, lastDigest: 100n, gapsBefore: 0 });
  expect((await reader.readWatermarks()).get(of)?.next).toBe(100);
});

test('a gap is recorded, and the watermark behind it says that there is one', async () => {
  const of = partition(8);
  const gap = { from: offset(10), to: offset(30) };
  const lastId = messageId(77);
  await writer.write([watermarkRow(of, { next: offset(10), lastDigest: 7n, lastId })]);
  await writer.write([gapRow(of, gap, { noticedMs: 1_000, afterId: lastId })]);
  await writer.write([gapRow(of, gap, { noticedMs: 2_000, afterId: undefined })]);
  await writer.write([passedGapRow(of, gap)]);
  expect(await reader.readGaps(of)).toEqual([{ ...gap, noticedMs: 2_000, afterId: lastId }]);
  expect((await reader.readWatermarks()).get(of)).toEqual({ next: 30, lastDigest: noDigest, gapsBefore: 30, lastId });
  await writer.write([watermarkRow(of, { next: offset(35), lastDigest: 8n, lastId: messageId(99) })]);
  await writer.write([watermarkRow(of, { next: offset(40), lastDigest: 9n })]);
  expect(await reader.readWatermark(of)).toEqual({ next: 40, lastDigest: 9n, gapsBefore: 30, lastId: 99n });
});

test('the watermarks of more partitions than a page has are all found', async () => {
  const partitions = Array.from({ length: 6_000 }, (_, index) => partition(1_000 + index));
  await writer.write(partitions.map((of) => watermarkRow(of, { next: offset(of), lastDigest: noDigest })));
  const found = await reader.readWatermarks();
  expect(partitions.filter((of) => Number(found.get(of)?.next) !== Number(of))).toEqual([]);
});

test('the generation of the log is raised once, whoever raises it, and never goes back', async () => {
  const generation = new LogGeneration(client);
  expect(await generation.read()).toBeUndefined();
  expect([await generation.ensure(), await generation.ensure()]).toEqual([0, 0]);
  expect(await Promise.all(Array.from({ length: 5 }, () => generation.raise(0)))).toEqual([1, 1, 1, 1, 1]);
  expect([await generation.ensure(), await generation.ensure(3), await generation.ensure(2)]).toEqual([1, 3, 3]);
  await writer.write([watermarkRow(partition(9), { next: positionOf(5, 2), lastDigest: noDigest })]);
  expect(await generation.ensure()).toBe(5);
  await client.execute('UPDATE log SET generation = -1 WHERE name = ?', ['messages']);
  await expect(generation.read()).rejects.toThrow('table log: the generation of "messages" is -1, it must be 0..8191');
});

describe('while Cassandra is away', () => {
  let proxy: TcpProxy;
  let through: Client;
  beforeEach(async () => {
    proxy = await startTcpProxy(testStores().cassandraContactPoints);
    through = await connectCassandra({ ...node, contactPoints: [proxy.address], keyspace });
  });
  afterEach(async () => {
    await through.shutdown();
    await proxy.close();
  });

  test('writes are refused and accepted again when it is back', async () => {
    const cutWriter = new GroupWriter({ client: through, keyspace });
    const user = aUser();
    const rows = [inboxRow(user, offset(1), eventOf('late'))];
    proxy.cut();
    await expect(cutWriter.write(rows)).rejects.toThrow();
    proxy.heal();
    await eventually(() => cutWriter.write(rows));
    expect(await reader.readInbox(user, { from: offset(0), before: offset(2), count: 16 })).toHaveLength(1);
  });

  test.each(['cut', 'hang'] as const)('reads are unavailable with a hint, within their deadline (%s)', async (how) => {
    const cutReader = new HistoryReader(through);
    const reachability = new Reachability(through);
    expect(reachability.answers()).toBe(true);
    await cutReader.readWatermark(partition(1));
    proxy[how]();
    const startedAt = performance.now();
    await expect(cutReader.readWatermark(partition(1))).rejects.toMatchObject({ code: 'unavailable', details: { retryAfterMs: 1_000 } });
    expect(performance.now() - startedAt).toBeLessThan(5_000 * patience);
    await eventually(() => expect(reachability.answers()).toBe(false));
    proxy.heal();
    await eventually(() => cutReader.readWatermark(partition(1)));
    await eventually(() => expect(reachability.answers()).toBe(true));
    reachability.stop();
  });

  test('a client waits for it to come', async () => {
    proxy.cut();
    const connecting = untilCassandraConnected({ ...node, contactPoints: [proxy.address], keyspace });
    proxy.heal();
    const late = await connecting;
    await late.shutdown();
  });

  test('waiting ends with the reason at the deadline', async () => {
    proxy.cut();
    await expect(untilCassandraConnected({ ...node, contactPoints: [proxy.address], keyspace }, { deadlineMs: 0 })).rejects.toThrow(
      /cassandra at 127\.0\.0\.1:\d+: ./,
    );
  });

  test('a keyspace that is not there is the reason to wait', async () => {
    await expect(untilCassandraConnected({ ...node, keyspace: 'nowhere' }, { deadlineMs: 0 })).rejects.toThrow(/nowhere/);
  });
});

test('a timeline of a group is read newest first, across buckets, and not more of them than a page may read', async () => {
  const group = groupId(randomInt(1, 2 ** 47));
  const seqs = [1, 2, 1_023, 1_024, 1_025, 3_000, 50_000];
  await writer.write(seqs.map((seq) => groupRow(group, seq, eventOf(`${seq}`))));
  const read = async (from: number, before: number, count = 16) => {
    const { entries, reached } = await reader.readGroup(group, { from, before, count });
    expect(entries.map(({ event }) => event.toString())).toEqual(entries.map(({ seq }) => `${seq}`));
    return [entries.map(({ seq }) => seq), reached];
  };
  expect(await read(1, 3_001)).toEqual([[3_000, 1_025, 1_024, 1_023, 2, 1], 1]);
  expect(await read(2, 1_025)).toEqual([[1_024, 1_023, 2], 2]);
  expect(await read(1, 3_001, 2)).toEqual([[3_000, 1_025], 1_025]);
  expect(await read(1, 50_001)).toEqual([[50_000], (48 - 15) * 1_024]);
  expect(await read(7, 7)).toEqual([[], 7]);
});
