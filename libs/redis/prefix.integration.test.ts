import { epoch, partition } from '@cecochat/contracts';
import { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import {
  atRest, connectRedis, publishHistorySettings, publishRouting, readReports, readRouting, untilRedisReady, watchRouting, writeReport, type ServerReport,
} from './index.ts';

let server: PrivateRedis;
let bare: Redis;
let platforms: readonly Redis[];

beforeAll(async () => {
  server = await privateRedis();
  bare = new Redis(server.url);
  platforms = ['{a}:', '{b}:'].map((prefix) => connectRedis({ url: server.url, prefix }, silentLogger));
  for (const redis of platforms) await untilRedisReady(redis, 10_000);
});
afterAll(async () => {
  for (const redis of [bare, ...platforms]) redis.disconnect();
  await server.stop();
});

const routing = (at: number, count: number) => ({
  ...atRest, epoch: epoch(at), partitionCount: count, historyAddress: `h:${at}`,
  servers: new Map([['messaging-0', { address: '127.0.0.1:1', partitions: [partition(0)] }]]),
});
const report: ServerReport = {
  incarnation: 'a', beat: 1, address: 'a:1', epoch: 1, draining: false, connections: 0, sendsPerSecond: 0, deliveriesPerSecond: 0, partitions: {},
};

test('two platforms in one database see nothing of each other, and every key says whose it is', async () => {
  const [a, b] = platforms as [Redis, Redis];
  await publishRouting(a, routing(7, 3));
  await publishRouting(b, routing(2, 5));
  await publishHistorySettings(a, { userMessageCount: 64, dialogMessageCount: 32 });
  await writeReport(a, 'messaging-0', report);
  expect([await readRouting(a), await readRouting(b)]).toMatchObject([{ epoch: 7, partitionCount: 3 }, { epoch: 2, partitionCount: 5 }]);
  expect((await readReports(a, ['messaging-0'])).reports.size).toBe(1);
  expect((await readReports(b, ['messaging-0'])).reports.size).toBe(0);
  const keys = await bare.keys('*');
  expect(keys.length).toBeGreaterThan(10);
  expect(keys.filter((key) => !/^\{[ab]\}:/.test(key))).toEqual([]);
});

test('a notification reaches the platform that it is meant for', async () => {
  const [a, b] = platforms as [Redis, Redis];
  const watches = [watchRouting({ redis: a, logger: silentLogger, pollMs: 60_000 }), watchRouting({ redis: b, logger: silentLogger, pollMs: 60_000 })] as const;
  for (const watch of watches) await watch.start();
  await eventually(async () => expect(((await bare.pubsub('CHANNELS')) as string[]).sort()).toEqual(['{a}:partitioning.changed', '{b}:partitioning.changed']));
  await publishRouting(a, routing(20, 3));
  await eventually(() => expect(watches[0].current()?.epoch).toBe(20), 2_000);
  for (const watch of watches) watch.stop();
});
