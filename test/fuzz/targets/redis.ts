import { epoch, partition } from '@cecochat/contracts';
import {
  BadValue, connectRedis, formatRoutingCopy, generationKey, limitsKey, parseRoutingCopy, publishRouting, readHistoryGaps, readHistorySettings, readLimits, readPublishedGeneration, readReports,
  readRouting, routingKeys, routingTable, sameRouting, watchRevocations, watchRouting, watchTokenKeys, writeReport, type Routing, type ServerReport,
} from '@cecochat/redis';
import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { silentLogger } from '../../support/silent-logger.ts';
import { privateRedis } from '../../support/stores.ts';
import { hostile } from '../mutations.ts';
import type { Target } from '../target.ts';

/** What a party that writes to Redis puts into a key: a text, a hash, or a list, which no key is. */
interface Change {
  readonly key: string;
  readonly value: Buffer | Readonly<Record<string, Buffer>> | 'list';
}

interface Input {
  readonly changes: readonly Change[];
  readonly copy: Buffer;
}

const routing: Routing = {
  epoch: epoch(7), partitionCount: 12, historyAddress: 'history:1', drainRate: 500,
  servers: new Map([
    ['a', { address: 'a:1', webSocketAddress: 'a:2', partitions: [0, 1, 2, 5].map(partition) }], ['b', { address: '[::1]:1', partitions: [3, 4].map(partition) }],
  ]),
  handovers: new Map([[partition(2), { from: 'a', to: 'b', state: 'warming', deadlineMs: 30_000 }]]),
};
const report: ServerReport = {
  incarnation: 'i', beat: 1, address: 'a:1', epoch: 7, draining: false, connections: 3, sendsPerSecond: 0.5, deliveriesPerSecond: 1, surplusPartitions: 1, topicProblems: ['x'],
  partitions: { 0: { state: 'serving', connections: 3, messagesPerSecond: 1, offset: 99 } },
};

const bytesOf = (text: string) => Buffer.from(text);
const texts = fc.oneof(
  fc.constantFrom(
    '7', '0', '12', '0-11', '3-4', '0-9999', '0-999999999', 'a:1', '[::1]:1', 'a b warming 5', 'a b draining 999999999', '1e3', '1e999', '0x10', ' 5 ', '-1', 'NaN', '', '9007199254740993',
    'online', '{}', '[]', 'null', '{"keys":[]}', JSON.stringify(report),
  ).map(bytesOf),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map(bytesOf), fc.json().map(bytesOf), fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);
const value = hostile(texts);
const names = fc.oneof(fc.constantFrom('a', 'b', '0', '2', '11', '12', '__proto__', 'constructor', 'user:5', 'token:x', 'session:s', 'perUser.sends.rate', 'connectionsPerServer'), fc.string({ minLength: 1, maxLength: 10 }));
const keys = [
  ...Object.values(routingKeys), 'servers.a', 'servers.b', generationKey, limitsKey, 'history.gaps', 'history.user.message-count', 'auth.revocations', 'auth.revocations.version', 'auth.keys',
];
const changed: fc.Arbitrary<Change> = fc.record({
  key: fc.constantFrom(...keys),
  value: fc.oneof({ weight: 6, arbitrary: value }, { weight: 5, arbitrary: fc.dictionary(names, value, { minKeys: 1, maxKeys: 4 }) }, { weight: 1, arbitrary: fc.constant('list' as const) }),
});
/** A report with a field of any kind. */
const reports: fc.Arbitrary<Change> = fc.tuple(fc.constantFrom(...Object.keys(report), 'partitions'), fc.jsonValue())
  .map(([field, instead]) => ({ key: 'servers.a', value: bytesOf(JSON.stringify({ ...report, [field]: instead })) }));
/** Servers with some partitions each, which may overlap or be too many. */
const assignments: fc.Arbitrary<Change> = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 2, maxLength: 2 })
  .map((ranges) => ranges.map(([from, to]) => bytesOf(from === to ? `${from}` : `${from}-${to}`)))
  .map(([a = Buffer.alloc(0), b = a]) => ({ key: routingKeys.serverPartitions, value: { a, b } }));

/** Values in a real Redis, read by all who read them: with signing keys, and without. */
export async function openRedis(): Promise<Target<Input>> {
  const server = await privateRedis();
  const signingKeys = 'k'.repeat(64);
  const open = async (connection: { readonly url: string; readonly signingKeys?: string }) => {
    const client = connectRedis(connection, silentLogger);
    if (client.status !== 'ready') await new Promise((resolve) => client.once('ready', resolve));
    return client;
  };
  const [signing, plain] = [await open({ url: server.url, signingKeys }), await open({ url: server.url })];
  const follow = { redis: plain, logger: silentLogger, pollMs: 3_600_000 };
  const watches = [watchRouting(follow), watchTokenKeys(follow), watchRevocations({ ...follow, clock: Date.now })];
  for (const watch of watches) await watch.start();
  const copy = bytesOf(formatRoutingCopy(signing, routing));
  return {
    inputs: fc.record({ changes: fc.array(fc.oneof({ weight: 3, arbitrary: changed }, { weight: 1, arbitrary: reports }, { weight: 1, arbitrary: assignments }), { minLength: 1, maxLength: 4 }), copy: hostile(fc.constant(copy)) }),
    run: async ({ changes, copy: text }) => {
      await plain.flushall();
      await publishRouting(signing, routing);
      await writeReport(signing, 'a', report);
      await write(plain, changes);
      await readAll(plain);
      checkRouting(await understood(() => readRouting(plain)));
      checkSigned(await understood(() => readRouting(signing)));
      checkSigned(await understood(async () => parseRoutingCopy(signing, text.toString())));
      for (const watch of watches) await watch.refresh();
    },
    close: async () => {
      for (const watch of watches) watch.stop();
      for (const client of [signing, plain]) client.disconnect();
      await server.stop();
    },
  };
}

async function write(redis: Redis, changes: readonly Change[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const { key, value: next } of changes) {
    pipeline.del(key);
    if (next === 'list') pipeline.rpush(key, 'x');
    else if (Buffer.isBuffer(next)) pipeline.set(key, next);
    else pipeline.hset(key, ...Object.entries(next).flat());
  }
  for (const [error] of (await pipeline.exec()) ?? []) if (error !== null) throw error;
}

async function readAll(redis: Redis): Promise<void> {
  const read = [readPublishedGeneration, readLimits, readHistorySettings, readHistoryGaps];
  for (const each of read) await understood<unknown>(() => each(redis));
  const { reports: found, bad } = await readReports(redis, ['a', 'b']);
  for (const { connections, partitions } of found.values()) {
    if (connections < 0 || Object.values(partitions).some(({ offset }) => !Number.isSafeInteger(offset))) throw new Error('a report was taken that is none');
  }
  if (found.size + bad.length > 2) throw new Error('there are more reports than servers');
}

/** What a reader makes of a value; undefined where it refuses it by name. */
async function understood<T>(read: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof BadValue && error.message !== '') return undefined;
    throw error;
  }
}

/** Every partition has one server at most, which has an address. */
function checkRouting(read: Routing | undefined): void {
  if (read === undefined) return;
  const table = routingTable(read);
  const served = [...read.servers.values()].reduce((sum, { partitions }) => sum + partitions.length, 0);
  const assigned = table.filter((server) => server !== undefined).length;
  if (table.length !== read.partitionCount || served !== assigned || !Number.isSafeInteger(read.epoch)) throw new Error('a routing was taken that is none');
  for (const { address } of read.servers.values()) if (typeof address !== 'string') throw new Error('a server has no address');
}

/** With signing keys nothing counts but what was signed. */
function checkSigned(read: Routing | undefined): void {
  if (read !== undefined && !sameRouting(read, routing)) throw new Error('a routing was taken that was not signed');
}
