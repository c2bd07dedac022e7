import { epoch, partition } from '@cecochat/contracts';
import type { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import { atRest, channelOf, connectRedis, publishRouting, untilRedisReady, watchRouting, type RoutingWatch } from './index.ts';
import { changedChannel } from './published-watch.ts';

let server: PrivateRedis;
let redis: Redis;
let watch: RoutingWatch;

beforeAll(async () => {
  server = await privateRedis();
  redis = connectRedis(server.url, silentLogger);
  await untilRedisReady(redis, 10_000);
  watch = watchRouting({ redis, logger: silentLogger, pollMs: 200 });
  await watch.start();
});
afterAll(async () => {
  watch.stop();
  redis.disconnect();
  await server.stop();
});

const publish = (at: number) =>
  publishRouting(redis, {
    ...atRest, epoch: epoch(at), partitionCount: 1, historyAddress: undefined,
    servers: new Map([['messaging-0', { address: '127.0.0.1:1', partitions: [partition(0)] }]]),
  });
const subscribers = async () => ((await redis.pubsub('NUMSUB', channelOf(redis, changedChannel))) as [string, number])[1];

test('where nobody may be notified a routing is published and found all the same, and notifications come back when they may', async () => {
  await eventually(async () => expect(await subscribers()).toBe(1));
  await redis.call('ACL', 'SETUSER', 'default', 'resetchannels');
  await redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  await eventually(async () => expect(await subscribers()).toBe(0));
  expect(await publish(1)).toBe(1);
  await eventually(() => expect(watch.current()?.epoch).toBe(1), 2_000);
  await redis.call('ACL', 'SETUSER', 'default', 'allchannels');
  await eventually(async () => expect(await subscribers()).toBe(1), 2_000);
});
