import type { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import { connectRedis, ForwardingKey, forwardingKeyKey, untilRedisReady } from './index.ts';

let server: PrivateRedis;
let redis: Redis;
let [web, accounts]: ForwardingKey[] = [];
let bad = 0;

beforeAll(async () => {
  server = await privateRedis();
  redis = connectRedis(server.url, silentLogger);
  await untilRedisReady(redis, 10_000);
  const options = { redis, logger: silentLogger, pollMs: 50, onBad: () => void bad++ };
  [web, accounts] = [new ForwardingKey(options), new ForwardingKey(options)];
  await Promise.all([web.start(), accounts.start()]);
});
afterAll(async () => {
  web?.stop();
  accounts?.stop();
  redis.disconnect();
  await server.stop();
});

test('all processes have one secret, whichever makes it', () => {
  expect(web?.current()).toMatch(/^[\w-]{43}$/);
  expect(accounts?.valid).toEqual([web?.current()]);
});

test('a secret that was removed is replaced; the one before stays valid', async () => {
  const before = web?.current();
  await redis.del(forwardingKeyKey);
  await eventually(() => expect(web?.current()).not.toBe(before));
  await eventually(() => expect(accounts?.valid).toEqual([web?.current(), before]));
});

test('what is no secret is not taken', async () => {
  const before = web?.current();
  await redis.set(forwardingKeyKey, 'guess');
  await eventually(() => expect(bad).toBeGreaterThan(0));
  expect(web?.current()).toBe(before);
});
