import { userId } from '@cecochat/contracts';
import type { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import { connectRedis, maxSessionTokenSeconds, revocationKeys, revoke, untilRedisReady, watchRevocations, type Revocations, type PublishedWatch } from './index.ts';

const user = userId(7);
let server: PrivateRedis;
let redis: Redis;
let watch: PublishedWatch<Revocations>;

beforeAll(async () => {
  server = await privateRedis();
  redis = connectRedis(server.url, silentLogger);
  await untilRedisReady(redis, 10_000);
  watch = watchRevocations({ redis, logger: silentLogger, clock: Date.now, pollMs: 200 });
  await watch.start();
});
afterAll(async () => {
  watch.stop();
  redis.disconnect();
  await server.stop();
});

const ended = () => ({ users: [...(watch.current()?.users.keys() ?? [])], tokens: [...(watch.current()?.tokens.keys() ?? [])].sort() });
const sessions = () => [...(watch.current()?.sessions.keys() ?? [])];

test('the end of a session is followed, and forgotten when no token of it can be valid', async () => {
  await revoke(redis, { sessionId: 'old' }, Date.now() - 3 * maxSessionTokenSeconds * 1_000);
  await revoke(redis, { sessionId: 'phone' }, Date.now());
  await eventually(() => expect(sessions()).toContain('phone'));
  await redis.hdel(revocationKeys.entries, 'session:old');
  await revoke(redis, { sessionId: 'laptop' }, Date.now());
  await eventually(() => expect(sessions()).toEqual(['phone', 'laptop']));
});

test('a field that cannot be understood keeps none of the others from being followed', async () => {
  await redis.hset(revocationKeys.entries, { 'user:none': '1', 'token:x': 'yesterday', else: '5' });
  await revoke(redis, { tokenId: 'one' }, Date.now());
  await revoke(redis, { user }, Date.now());
  await eventually(() => expect(ended()).toEqual({ users: [user], tokens: ['one'] }));
});

test('what has ended stays so when Redis was emptied, and what is ended then is followed', async () => {
  await redis.flushall();
  await revoke(redis, { tokenId: 'two' }, Date.now());
  await revoke(redis, { tokenId: 'three' }, Date.now());
  await eventually(() => expect(ended()).toEqual({ users: [user], tokens: ['one', 'three', 'two'] }));
});
