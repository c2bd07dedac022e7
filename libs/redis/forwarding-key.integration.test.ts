import type { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import { connectRedis, ForwardingKey, forwardingKeyKey, untilRedisReady } from './index.ts';

let server: PrivateRedis;
let redis: Redis;
let [web, accounts]: ForwardingKey[] = [];
let bad = 0;

const open: (Redis | ForwardingKey)[] = [];

/** The secret as a process with signing keys has it. */
async function shared(signingKeys: string | undefined, prefix?: string): Promise<ForwardingKey> {
  const client = connectRedis({ url: server.url, prefix, signingKeys }, silentLogger);
  await untilRedisReady(client, 10_000);
  const key = new ForwardingKey({ redis: client, logger: silentLogger, pollMs: 50 });
  open.push(client, key);
  await key.start();
  return key;
}

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
  for (const each of open) if (each instanceof ForwardingKey) each.stop();
    else each.disconnect();
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

describe('with signing keys', () => {
  const [first, second] = ['1'.repeat(64), '2'.repeat(64)];

  test('all processes have one secret, which is not in Redis: a party that reads it or writes to it has none that counts', async () => {
    const prefix = '{signed}:';
    const [signer, verifier] = [await shared(first, prefix), await shared(`${second}\n${first}`, prefix)];
    expect(signer.current()).toMatch(/^[\w-]{43}$/);
    expect(verifier.valid).toContain(signer.current());
    expect(await redis.keys('*')).toEqual([`{cecochat}:${forwardingKeyKey}`]);
    const forger = await shared(undefined, prefix);
    expect(forger.current()).toMatch(/^[\w-]{43}$/);
    for (const each of [signer, verifier, await shared(first, prefix)]) expect(each.valid).not.toContain(forger.current());
  });

  test('a key that replaces another one signs first, and the one before is valid until it is removed', async () => {
    const [before, both, after] = [await shared(first), await shared(`${second}\n${first}`), await shared(second)];
    expect(both.valid).toEqual([after.current(), before.current()]);
    expect(after.valid).toEqual([after.current()]);
  });

  test('the secret of one platform does not count for another one with the same keys', async () => {
    expect((await shared(first, '{other}:')).current()).not.toBe((await shared(first)).current());
  });
});
