import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import { connectRedis, readRedisConnection, untilRedisReady } from './index.ts';

let server: PrivateRedis;
let admin: Redis;
let folder = '';

beforeAll(async () => {
  server = await privateRedis();
  admin = new Redis(server.url);
  folder = mkdtempSync(join(tmpdir(), 'cecochat-credentials-'));
});
afterAll(async () => {
  admin.disconnect();
  await server.stop();
  rmSync(folder, { recursive: true });
});

test('a password that is rotated under a running client is taken from the files at the next connection, also by a client made of it', async () => {
  const rotate = async (password: string) => {
    await admin.call('ACL', 'SETUSER', 'chat', 'reset', 'on', `>${password}`, '~*', '&*', '+@all');
    writeFileSync(join(folder, 'password'), password);
  };
  writeFileSync(join(folder, 'username'), 'chat');
  await rotate('first');
  const redis = connectRedis(readRedisConnection({ REDIS_URL: server.url, REDIS_CREDENTIALS: folder, REDIS_PREFIX: '{t}:' }), silentLogger);
  await untilRedisReady(redis, 10_000);
  const other = redis.duplicate();
  other.on('error', () => undefined);
  try {
    await eventually(async () => expect(await other.ping()).toBe('PONG'));
    for (const password of ['second', 'third']) {
      await rotate(password);
      await admin.call('CLIENT', 'KILL', 'USER', 'chat');
      await eventually(async () => {
        expect([await redis.acl('WHOAMI'), await other.acl('WHOAMI')]).toEqual(['chat', 'chat']);
      });
    }
  } finally {
    redis.disconnect();
    other.disconnect();
  }
});
