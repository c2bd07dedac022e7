import { epoch, partition } from '@cecochat/contracts';
import { atRest, connectRedis, readRouting, untilRedisReady, writeReport, type Routing, type ServerReport } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import { publishEverywhere, ReportWatch } from './index.ts';

let servers: readonly [PrivateRedis, PrivateRedis];
let next: Redis;
let old: Redis;

beforeAll(async () => {
  servers = [await privateRedis(), await privateRedis()];
  [next, old] = [connectRedis(servers[0].url, silentLogger), connectRedis(servers[1].url, silentLogger)];
  for (const redis of [next, old]) await untilRedisReady(redis, 10_000);
});
afterAll(async () => {
  for (const redis of [next, old]) redis.disconnect();
  for (const server of servers) await server.stop();
});

const routing = (at: number): Routing => ({
  ...atRest, epoch: epoch(at), partitionCount: 1, historyAddress: undefined,
  servers: new Map([['messaging-0', { address: '127.0.0.1:1', partitions: [partition(0)] }]]),
});
const report = (incarnation: string, beat: number): ServerReport => ({
  incarnation, beat, address: 'a:1', epoch: 1, draining: false, connections: 0, sendsPerSecond: 0, deliveriesPerSecond: 0, partitions: {},
});

test('while servers move to another Redis, each of them follows the routing and is heard, whichever it uses', async () => {
  const watch = new ReportWatch([next, old], Date.now);
  const observe = () => watch.observe(routing(5), ['messaging-0', 'messaging-1'], new Map());
  await publishEverywhere([old], routing(5), silentLogger);
  expect((await observe()).published).toEqual({ kind: 'nothing' });
  await publishEverywhere([next, old], routing(5), silentLogger);
  expect((await observe()).published).toMatchObject({ kind: 'routing', epoch: 5, matches: true });
  await writeReport(old, 'messaging-0', report('a', 1));
  await writeReport(next, 'messaging-1', report('b', 1));
  expect([...(await observe()).reports.keys()].sort()).toEqual(['messaging-0', 'messaging-1']);
  // It was restarted, and now uses the other one: its earlier report is still there for a moment.
  await writeReport(next, 'messaging-0', report('c', 1));
  expect((await observe()).reports.get('messaging-0')?.report.incarnation).toBe('c');
});

test('one that has lost the routing gets it again, the old one too', async () => {
  const watch = new ReportWatch([next, old], Date.now);
  for (const redis of [next, old]) {
    await redis.flushall();
    expect((await watch.observe(routing(6), [], new Map())).published).toEqual({ kind: 'nothing' });
    await publishEverywhere([next, old], routing(6), silentLogger);
    expect((await readRouting(redis))?.epoch).toBe(6);
  }
});

test('an old one that is gone is not waited for', async () => {
  await servers[1].stop();
  await eventually(() => expect(old.status).not.toBe('ready'));
  await publishEverywhere([next, old], routing(7), silentLogger);
  const watch = new ReportWatch([next, old], Date.now);
  expect((await watch.observe(routing(7), [], new Map())).published).toMatchObject({ kind: 'routing', epoch: 7, matches: true });
});
