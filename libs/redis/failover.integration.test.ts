import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child } from '@cecochat/runtime';
import { fetchStores, startRedis } from '@cecochat/tools';
import { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { connectRedis, platformKey, readRedisConnection, untilRedisReady, type RedisConnection } from './index.ts';

const password = 'of the data';
const sentinelPassword = 'of the sentinels';
const host = '127.0.0.1';

let folder: string;
let program: string;
const ends: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-failover-'));
  program = (await fetchStores(join(import.meta.dirname, '../../.cache/stores'), () => undefined)).redis;
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Server {
  readonly port: number;
  readonly child: Child;
  /** A client without anything of ours. */
  readonly bare: Redis;
}

async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const port = await freePort();
  const own = join(folder, String(port));
  await mkdir(own);
  const child = await startRedis({ dataDir: own, logDir: own, program, port, persistent: false, settings: { requirepass: password, masterauth: password, ...settings }, client: { password } });
  const bare = new Redis(port, host, { password });
  bare.on('error', () => undefined);
  ends.push(() => child.stop(), () => bare.disconnect());
  return { port, child, bare };
}

/** The log of the client. */
class Said {
  readonly lines: string[] = [];
  readonly info = (_details: object, message: string): void => void this.lines.push(message);
  readonly warn = (details: object, message: string): void => void this.lines.push(`${message}: ${(details as { reason?: string }).reason}`);
}

async function open(connection: RedisConnection, said = new Said()): Promise<Redis> {
  const redis = connectRedis({ password, prefix: '{t}:', ...connection }, said);
  ends.push(() => redis.disconnect());
  await untilRedisReady(redis, 10_000);
  return redis;
}

/** An address that leads now to one server, now to another, as one before a managed Redis does. Connections stay where they are. */
async function startAddress(first: number): Promise<{ readonly port: number; lead(to: number): void }> {
  let target = first;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, host);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one);
      one.on('error', () => one.destroy()).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port, lead: (to) => void (target = to) };
}

test('a Redis that has become a read-only replica is left for the one that its address leads to now', async () => {
  const [old, next] = [await startServer(), await startServer()];
  const address = await startAddress(old.port);
  const said = new Said();
  const redis = await open({ url: `redis://${host}:${address.port}` }, said);
  await redis.set('key', 'before');
  await old.bare.replicaof(host, next.port);
  address.lead(next.port);
  await eventually(() => redis.set('key', 'after'), 10_000);
  expect(await next.bare.get('{t}:key')).toBe('after');
  expect(said.lines).toContainEqual(expect.stringMatching(/^redis is a read-only replica, connecting anew: .*READONLY/));
});

test('a script that may not write on a replica is noticed too', async () => {
  const [old, next] = [await startServer(), await startServer()];
  const address = await startAddress(old.port);
  const redis = await open({ url: `redis://${host}:${address.port}` });
  await old.bare.replicaof(host, next.port);
  address.lead(next.port);
  await eventually(() => redis.eval("return redis.call('SET', KEYS[1], 'x')", 1, 'key'), 10_000);
  expect(await next.bare.get('{t}:key')).toBe('x');
});

test('a Redis that is full says so, and takes writes again when it has room', async () => {
  const { port, bare } = await startServer();
  const said = new Said();
  const redis = await open({ url: `redis://${host}:${port}` }, said);
  await bare.config('SET', 'maxmemory', '1');
  await expect(redis.set('key', 'x')).rejects.toThrow(/OOM/);
  expect(said.lines).toContainEqual(expect.stringMatching(/^redis takes no writes: OOM/));
  await bare.config('SET', 'maxmemory', '0');
  expect(await redis.set('key', 'x')).toBe('OK');
});

test('a Redis that may evict what it holds is warned of', async () => {
  const { port } = await startServer({ maxmemory: '100mb', 'maxmemory-policy': 'volatile-lru' });
  const said = new Said();
  await open({ url: `redis://${host}:${port}` }, said);
  await eventually(() => expect(said.lines).toContainEqual(expect.stringMatching(/^redis is not set up for this: maxmemory-policy is volatile-lru: /)));
});

test('a Redis Cluster is refused in one line', async () => {
  const { port } = await startServer({ 'cluster-enabled': 'yes' });
  const redis = await open({ url: `redis://${host}:${port}` });
  await expect(platformKey(redis).read()).rejects.toThrow(
    new RegExp(`^redis at ${host}:${port}: it is a Redis Cluster, which is not supported: use one Redis, with Sentinel for failover$`),
  );
});

/** Three Sentinels that watch a Redis as `chat`. */
async function startSentinels(master: number): Promise<number[]> {
  const ports: number[] = [];
  for (let index = 0; index < 3; index++) {
    const port = await freePort();
    const file = join(folder, `sentinel-${port}.conf`);
    await writeFile(file, [
      `port ${port}`, `bind ${host}`, `dir ${folder}`, `requirepass "${sentinelPassword}"`,
      `sentinel monitor chat ${host} ${master} 2`, `sentinel auth-pass chat "${password}"`,
      'sentinel down-after-milliseconds chat 1000', 'sentinel failover-timeout chat 5000', '',
    ].join('\n'));
    const child = startChild({ name: 'sentinel', command: program, args: [file, '--sentinel'], log: join(folder, `sentinel-${port}.log`) });
    ends.push(() => child.stop());
    ports.push(port);
  }
  return ports;
}

test('with Sentinel the master is found, and after a failover the next one', async () => {
  const master = await startServer();
  const replica = await startServer();
  await replica.bare.replicaof(host, master.port);
  await eventually(async () => expect(await replica.bare.info('replication')).toContain('master_link_status:up'), 30_000);
  const ports = await startSentinels(master.port);
  const asked = new Redis(ports[0] ?? 0, host, { password: sentinelPassword });
  ends.push(() => asked.disconnect());
  await eventually(async () => {
    const [found] = (await asked.call('SENTINEL', 'masters')) as [string[]];
    const fact = (name: string) => found[found.indexOf(name) + 1];
    expect([fact('num-slaves'), fact('num-other-sentinels'), fact('flags')]).toEqual(['1', '2', 'master']);
  }, 30_000);
  const sentinels = { addresses: [`${host}:1`, ...ports.map((port) => `${host}:${port}`)], masterName: 'chat', password: sentinelPassword };
  const redis = await open({ url: 'redis://chat', sentinels });
  await redis.set('key', 'before');
  expect(await master.bare.get('{t}:key')).toBe('before');
  master.child.kill('SIGKILL');
  await eventually(() => redis.set('key', 'after'), 60_000);
  expect(await replica.bare.get('{t}:key')).toBe('after');
  expect(await replica.bare.role()).toContain('master');
});

test('a password of the Sentinels that is rotated under a running client is taken from the files when it asks them again', async () => {
  const master = await startServer();
  const [port = 0, ...others] = await startSentinels(master.port);
  const login = join(folder, 'sentinel-login');
  await mkdir(login);
  const write = (text: string) => writeFile(join(login, 'password'), text);
  await write(sentinelPassword);
  const connection = readRedisConnection({
    REDIS_URL: 'redis://chat', REDIS_PASSWORD: password, REDIS_PREFIX: '{t}:', REDIS_SENTINELS: [`${host}:${port}`], REDIS_MASTER_NAME: 'chat', REDIS_SENTINEL_CREDENTIALS: login,
  });
  const redis = await open(connection);
  let current = sentinelPassword;
  for (const next of ['second of the sentinels', 'third of the sentinels']) {
    for (const each of [port, ...others]) {
      const sentinel = new Redis(each, host, { password: current });
      await sentinel.call('SENTINEL', 'CONFIG', 'SET', 'requirepass', next).catch(() => sentinel.call('ACL', 'SETUSER', 'default', 'resetpass', `>${next}`));
      await sentinel.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      sentinel.disconnect();
    }
    current = next;
    await master.bare.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await eventually(() => expect(redis.status).not.toBe('ready'));
    await expect(eventually(() => redis.ping(), 500)).rejects.toThrow();
    await write(next);
    await eventually(async () => expect(await redis.ping()).toBe('PONG'), 30_000);
  }
});
