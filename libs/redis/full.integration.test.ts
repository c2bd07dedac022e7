import { epoch, partition } from '@cecochat/contracts';
import { defaultRateLimits } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import {
  atRest, BadValue, connectRedis, platformKey, publishGeneration, publishHistoryGaps, publishHistorySettings,
  publishLimits, publishRouting, readHistoryGaps, readHistorySettings, readLimits, readPublishedGeneration,
  readReports, readRouting, routingKeys, untilRedisReady, writeReport, type Routing, type ServerReport,
} from './index.ts';

let server: PrivateRedis;
let redis: Redis;

beforeEach(async () => {
  server = await privateRedis();
  redis = connectRedis(server.url, silentLogger);
  await untilRedisReady(redis, 10_000);
});
afterEach(async () => {
  redis.disconnect();
  await server.stop();
});

const routing: Routing = {
  ...atRest,
  epoch: epoch(7),
  partitionCount: 3,
  historyAddress: 'history:1',
  servers: new Map([
    ['messaging-0', { address: '127.0.0.1:1', partitions: [partition(0), partition(2)] }],
    ['messaging-1', { address: '127.0.0.1:2', partitions: [partition(1)] }],
  ]),
  handovers: new Map([[partition(1), { from: 'messaging-1', to: 'messaging-0', state: 'warming', deadlineMs: 500 }]]),
};
const report: ServerReport = {
  incarnation: 'a', beat: 1, address: 'a:1', epoch: 7, draining: false, connections: 0, sendsPerSecond: 0,
  deliveriesPerSecond: 0, partitions: {},
};
const gaps = { partitions: 1, recent: 1, replaced: 0, latestMs: 5, generation: 2 };

/** A Redis that takes no writes until it has room again. */
async function fill(): Promise<void> {
  await redis.config('SET', 'maxmemory', '1');
  await expect(redis.set('other', 'x')).rejects.toThrow(/OOM/);
}

test('everything that is published can be read from a Redis that is full', async () => {
  const identity = '{"id":"0d6b6b5e-8b41-4a3f-9d0a-3f3c3c3d3e3f"}';
  await redis.set('platform', identity);
  const stored = await platformKey(redis).read();
  await publishRouting(redis, routing);
  await publishGeneration(redis, 2);
  await publishHistorySettings(redis, { userMessageCount: 20, dialogMessageCount: 30 });
  await publishLimits(redis, defaultRateLimits);
  await publishHistoryGaps(redis, gaps);
  await writeReport(redis, 'messaging-0', report);
  await fill();
  expect(await readRouting(redis)).toEqual(routing);
  expect(await readPublishedGeneration(redis)).toBe(2);
  expect(await readHistorySettings(redis)).toEqual({ userMessageCount: 20, dialogMessageCount: 30 });
  expect(await readLimits(redis)).toEqual(defaultRateLimits);
  expect(await readHistoryGaps(redis)).toEqual(gaps);
  expect(await platformKey(redis).read()).toEqual(stored);
  expect((await readReports(redis, ['messaging-0'])).reports.get('messaging-0')).toEqual(report);
});

test('a full Redis in which nothing is published has nothing, and a key of another type is named', async () => {
  await redis.rpush(routingKeys.serverAddresses, 'a list');
  await redis.set(routingKeys.epoch, '1');
  await fill();
  expect(await readPublishedGeneration(redis)).toBeUndefined();
  expect(await readLimits(redis)).toBeUndefined();
  const refused = await readRouting(redis).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BadValue);
  expect(String(refused)).toMatch(/partitioning\.server-addresses: WRONGTYPE/);
});

test('a Redis that is away is no garbage', async () => {
  await server.stop();
  const refused = await readRouting(redis).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Error);
  expect(refused).not.toBeInstanceOf(BadValue);
});
