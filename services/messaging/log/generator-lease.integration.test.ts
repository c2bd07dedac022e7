import { connectRedis, untilRedisReady } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { eventually } from '../../../test/support/eventually.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../../test/support/stores.ts';
import { GeneratorLease } from './generator-lease.ts';
import { generatorCount, generatorsOf, type GeneratorHalf } from './message-ids.ts';

let servers: readonly PrivateRedis[];
let redis: Redis;
let other: Redis;
beforeAll(async () => {
  servers = await Promise.all([privateRedis(), privateRedis()]);
  [redis, other] = servers.map(({ url }) => connectRedis(url, silentLogger)) as [Redis, Redis];
  for (const each of [redis, other]) await untilRedisReady(each, 10_000);
});
beforeEach(() => Promise.all([redis.flushall(), other.flushall()]));
afterAll(async () => {
  for (const each of [redis, other]) each.disconnect();
  await Promise.all(servers.map((server) => server.stop()));
});

const half = generatorCount / 2;

/** A server with clocks that a test sets. */
async function startHolder(holder: string, { first = 7, of = 'lower' as GeneratorHalf, at = redis } = {}) {
  const state = { monotonicMs: 0, wallMs: 0, changes: [] as number[] };
  const lease = new GeneratorLease({
    redis: at, holder, range: generatorsOf(of), logger: silentLogger as never,
    onChange: (generator) => state.changes.push(generator),
    monotonic: () => state.monotonicMs,
    wall: () => state.wallMs,
  });
  const generator = await lease.acquire(first, AbortSignal.timeout(10_000));
  return { state, lease, generator };
}

test('there are at least 2,000 generators, and servers never share one', async () => {
  expect(generatorsOf('lower').count).toBeGreaterThanOrEqual(2_000);
  const held = await Promise.all(Array.from({ length: 20 }, (_, index) => startHolder(`server-${index}`)));
  expect(new Set(held.map(({ generator }) => generator)).size).toBe(20);
  await held[0]?.lease.release();
  const another = await startHolder('another');
  expect(another.generator).toBe(held[0]?.generator);
  for (const { lease } of [...held, another]) await lease.release();
});

test('one that was given back is not taken again, also when Redis comes back', async () => {
  const { lease, generator } = await startHolder('leaving');
  await lease.release();
  expect(lease.isHeld).toBe(false);
  redis.emit('ready');
  await redis.ping();
  expect(await redis.exists(`generators.${generator}`)).toBe(0);
});

test('a free one is found among all others that are taken', async () => {
  const pipeline = redis.pipeline();
  for (let generator = 0; generator < half; generator++) if (generator !== 5) pipeline.set(`generators.${generator}`, 'others');
  await pipeline.exec();
  const { lease, generator } = await startHolder('late', { first: 6 });
  expect(generator).toBe(5);
  await lease.release();
});

test('servers of two Redises, as while a platform moves from one to the other, share no generator, also when they lose theirs', async () => {
  const startAll = (of: GeneratorHalf, at: Redis) => Promise.all(Array.from({ length: 20 }, (_, index) => startHolder(`${of}-${index}`, { first: half - 10, of, at })));
  const all = [...(await startAll('lower', redis)), ...(await startAll('upper', other))];
  expect(new Set(all.map(({ generator }) => generator)).size).toBe(40);
  const [lower, upper] = [await startHolder('last of the lower', { first: half - 1 }), await startHolder('last of the upper', { first: half - 1, of: 'upper', at: other })];
  for (const [{ lease, generator }, at] of [[lower, redis], [upper, other]] as const) {
    await at.set(`generators.${generator}`, 'another');
    await lease.renew();
  }
  const [[ofLower = -1], [ofUpper = -1]] = [lower.state.changes, upper.state.changes];
  expect(ofLower).toBeLessThan(half);
  expect(ofUpper).toBeGreaterThanOrEqual(half);
  for (const { lease } of [...all, lower, upper]) await lease.release();
});

test('another start of a server with the same name does not get what the first one may still use', async () => {
  const [first, second] = [await startHolder('messaging-0 1'), await startHolder('messaging-0 2')];
  expect(second.generator).not.toBe(first.generator);
  for (const { lease } of [first, second]) await lease.release();
});

test.each<['monotonicMs' | 'wallMs']>([['monotonicMs'], ['wallMs']])('a server that could not renew for the time of its lease, by its %s, makes no ids until it has', async (clock) => {
  const { state, lease } = await startHolder('silent');
  expect(lease.isHeld).toBe(true);
  state[clock] += 580_000;
  expect(lease.isHeld).toBe(true);
  state[clock] += 10_000;
  expect(lease.isHeld).toBe(false);
  await eventually(() => expect(lease.isHeld).toBe(true));
  expect(state.changes).toEqual([]);
  await lease.release();
});

test('one whose generator another server has by now takes another before it makes ids again', async () => {
  const { state, lease, generator } = await startHolder('late');
  state.monotonicMs += 600_000;
  await redis.set(`generators.${generator}`, 'another');
  expect(lease.isHeld).toBe(false);
  await eventually(() => expect(lease.isHeld).toBe(true));
  expect(state.changes).toEqual([generator + 1]);
  expect(await redis.get(`generators.${generator}`)).toBe('another');
  await lease.release();
});

test('a Redis that comes back empty gives each server its own back', async () => {
  const { lease, generator, state } = await startHolder('owner');
  await redis.flushall();
  await lease.renew();
  expect(await redis.get(`generators.${generator}`)).toBe('owner');
  expect([lease.isHeld, state.changes]).toEqual([true, []]);
  await lease.release();
});
