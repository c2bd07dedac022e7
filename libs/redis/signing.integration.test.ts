import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epoch, partition } from '@cecochat/contracts';
import { generateKeys } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import {
  atRest, connectRedis, formatRoutingCopy, parseRoutingCopy, publishRouting, publishTokenKeys, readRedisConnection, readRouting, redisSettings, routingKeys,
  tokenKeysKey, untilRedisReady, watchRouting, watchTokenKeys, type Routing,
} from './index.ts';

const [first, second] = ['1'.repeat(64), '2'.repeat(64)];
const prefix = '{signed}:';

let server: PrivateRedis;
const open: Redis[] = [];

beforeAll(async () => (server = await privateRedis()));
beforeEach(async () => void (await (await connect(undefined)).flushall()));
afterAll(async () => {
  for (const redis of open) redis.disconnect();
  await server.stop();
});

async function connect(signingKeys: string | undefined, of = prefix): Promise<Redis> {
  const redis = connectRedis({ url: server.url, prefix: of, signingKeys }, silentLogger);
  open.push(redis);
  await untilRedisReady(redis, 10_000);
  return redis;
}

const routingOf = (at: number): Routing => ({
  epoch: epoch(at), partitionCount: 4, historyAddress: '127.0.0.1:9', groupsAddress: '127.0.0.1:10', drainRate: 12.5,
  servers: new Map([
    ['a', { address: '127.0.0.1:1', webSocketAddress: '127.0.0.1:2', partitions: [partition(0), partition(1), partition(3)] }],
    ['b', { address: '127.0.0.1:3', partitions: [partition(2)] }],
  ]),
  handovers: new Map([[partition(2), { from: 'b', to: 'a', state: 'draining', deadlineMs: 1_234.5 }]]),
});

test('a routing that the platform signed is read, by readers without a key too', async () => {
  await publishRouting(await connect(first), routingOf(7));
  for (const keys of [first, undefined, `${second}\n${first}\n`])
    expect(await readRouting(await connect(keys))).toEqual({ ...routingOf(7), handovers: new Map([[partition(2), { from: 'b', to: 'a', state: 'draining', deadlineMs: 1_235 }]]) });
});

test('a copy of a routing has all of it, and one that no key of the platform signed is refused', async () => {
  const redis = await connect(first);
  const whole: Routing = { ...routingOf(7), accountsAddress: '127.0.0.1:11', handovers: new Map([[partition(2), { from: 'b', to: 'a', state: 'draining', deadlineMs: 1_235 }]]) };
  const bare: Routing = { ...atRest, epoch: epoch(1), partitionCount: 1, historyAddress: undefined, servers: new Map() };
  for (const routing of [whole, bare]) {
    const copy = formatRoutingCopy(redis, routing);
    for (const reader of [redis, await connect(`${second}\n${first}\n`), await connect(undefined)]) expect(parseRoutingCopy(reader, copy)).toEqual(routing);
    for (const forger of [await connect(undefined), await connect(second), await connect(first, '{other}:')])
      expect(() => parseRoutingCopy(redis, formatRoutingCopy(forger, routing))).toThrow(`${routingKeys.signature}: `);
  }
  expect(() => parseRoutingCopy(redis, formatRoutingCopy(redis, whole).replace('127.0.0.1:1"', '127.0.0.1:666"'))).toThrow(`${routingKeys.signature}: `);
  expect(() => parseRoutingCopy(redis, 'half of {')).toThrow('the copy of the routing is not JSON');
  expect(() => parseRoutingCopy(redis, '[]')).toThrow('the copy of the routing is not a JSON object');
  expect(() => parseRoutingCopy(redis, '{}')).toThrow(`${routingKeys.epoch}: `);
});

const forgeries: readonly (readonly [what: string, forge: (redis: Redis) => Promise<unknown>])[] = [
  ['the address of a server', (redis) => redis.hset(routingKeys.serverAddresses, 'a', '127.0.0.1:666')],
  ['the WebSocket address of a server', (redis) => redis.hset(routingKeys.webSocketAddresses, 'a', '127.0.0.1:666')],
  ['partitions', (redis) => redis.hset(routingKeys.serverPartitions, { a: '0-2', b: '3' })],
  ['the epoch', (redis) => redis.set(routingKeys.epoch, '8')],
  ['the address of history', (redis) => redis.set(routingKeys.historyAddress, '127.0.0.1:666')],
  ['the address of groups', (redis) => redis.set(routingKeys.groupsAddress, '127.0.0.1:666')],
  ['the rate of redirects', (redis) => redis.set(routingKeys.drainRate, '1')],
  ['a hand-over', (redis) => redis.hset(routingKeys.handovers, '1', 'a b draining 1')],
  ['the time of a hand-over', (redis) => redis.hset(routingKeys.handovers, '2', 'b a draining 1')],
  ['the signature, which is gone', (redis) => redis.del(routingKeys.signature)],
  ['the signature, which is of another type', async (redis) => {
    await redis.del(routingKeys.signature);
    await redis.hset(routingKeys.signature, 'a', 'b');
  }],
  ['everything, without a key', (redis) => publishRouting(redis, routingOf(8))],
  ['everything, with a key of its own', async () => publishRouting(await connect(second), routingOf(8))],
];

test.each(forgeries)('readers with the key refuse what a party with Redis alone wrote: %s', async (_what, forge) => {
  const [redis, forger] = [await connect(first), await connect(undefined)];
  await publishRouting(redis, routingOf(7));
  await forge(forger);
  await expect(readRouting(redis)).rejects.toThrow(`${routingKeys.signature}: `);
  await publishRouting(redis, routingOf(9));
  expect((await readRouting(redis))?.epoch).toBe(9);
});

test('the signature of one platform does not count for another one with the same key', async () => {
  const [redis, other] = [await connect(first), await connect(first, '{other}:')];
  await publishRouting(redis, routingOf(7));
  await publishRouting(other, { ...routingOf(7), drainRate: 99 });
  await redis.set(routingKeys.drainRate, '99');
  await redis.set(routingKeys.signature, (await other.get(routingKeys.signature)) ?? '');
  await expect(readRouting(redis)).rejects.toThrow('is not that of the routing by a signing key of this platform');
});

test('who follows the routing keeps the last one that was signed, and counts the bad one', async () => {
  const [redis, forger] = [await connect(first), await connect(undefined)];
  await publishRouting(redis, routingOf(7));
  let bad = 0;
  const watch = watchRouting({ redis, logger: silentLogger, onBad: () => (bad += 1), pollMs: 50 });
  await watch.start();
  try {
    await publishRouting(forger, { ...routingOf(8), ...atRest });
    await eventually(() => expect(bad).toBeGreaterThan(0));
    expect(watch.current()?.epoch).toBe(7);
    await publishRouting(redis, routingOf(9));
    await eventually(() => expect(watch.current()?.epoch).toBe(9));
  } finally {
    watch.stop();
  }
});

test('keys of tokens that the platform did not sign are refused', async () => {
  const [redis, forger] = [await connect(first), await connect(undefined)];
  const [ours, theirs] = [await generateKeys(), await generateKeys()].map(({ jwks }) => JSON.stringify(jwks));
  await publishTokenKeys(redis, ours ?? '');
  let bad = 0;
  const watch = watchTokenKeys({ redis, logger: silentLogger, onBad: () => (bad += 1), pollMs: 50 });
  await watch.start();
  try {
    expect(watch.current()?.jwks).toBe(ours);
    await publishTokenKeys(forger, theirs ?? '');
    await eventually(() => expect(bad).toBeGreaterThan(0));
    await forger.set(tokenKeysKey, theirs ?? '');
    expect(watch.current()?.jwks).toBe(ours);
  } finally {
    watch.stop();
  }
});

test('keys are replaced under running clients: the file is read again, and its first key signs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cecochat-signing-'));
  const file = join(folder, 'keys');
  try {
    writeFileSync(file, `${first}\n`);
    const redis = connectRedis(readRedisConnection({ REDIS_URL: server.url, REDIS_PREFIX: prefix, REDIS_SIGNING_KEYS: file }), silentLogger);
    open.push(redis);
    await untilRedisReady(redis, 10_000);
    await publishRouting(redis, routingOf(1));
    writeFileSync(file, `${second}\n${first}\n`);
    expect((await readRouting(redis))?.epoch).toBe(1);
    await publishRouting(redis, routingOf(2));
    writeFileSync(file, 'short');
    expect((await readRouting(redis))?.epoch).toBe(2);
    writeFileSync(file, `${second}\n`);
    expect((await readRouting(redis))?.epoch).toBe(2);
    writeFileSync(file, `${first}\n`);
    await expect(readRouting(redis)).rejects.toThrow(routingKeys.signature);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([['', 'has no key'], ['\n \n', 'has no key'], [`${first}\nshort`, 'line 2 is a key of fewer than 32 characters']])(
  'a file of signing keys with %j is refused', (text, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'cecochat-signing-'));
    try {
      writeFileSync(join(folder, 'keys'), text);
      const outcome = z.object(redisSettings).safeParse({ REDIS_URL: server.url, REDIS_SIGNING_KEYS: join(folder, 'keys') });
      expect(outcome.error?.issues[0]?.message).toBe(`${join(folder, 'keys')} ${message}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
