import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyService, messagingService, readEvent, toLong } from '@cecochat/contracts';
import { connectRedis, readHistorySettings, readRouting, routingKeys, untilRedisReady } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { eventually } from '../../test/support/eventually.ts';
import { freePorts } from '../../test/support/free-ports.ts';
import { callUnary } from '../../test/support/raw-client.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, testStores, uniqueName, type PrivateRedis } from '../../test/support/stores.ts';
import { chatClusterSchema, type ChatClusterSpec } from '../manifest/index.ts';
import { startLocalPlatform, type LocalPlatform } from './local-platform.ts';
import type { PlatformStatus } from './platform-status.ts';
import type { PortPlan } from './port-plan.ts';

const name = uniqueName('local');
let redis: PrivateRedis;
let inRedis: Redis;
let dataDir = '';
let ports: PortPlan;
let connect = '';
let platform: LocalPlatform | undefined;

const specOf = (spec: object): ChatClusterSpec =>
  chatClusterSchema.parse({ apiVersion: 'cecochat.dev/v1alpha1', kind: 'ChatCluster', metadata: { name: 'test' }, spec: { partitions: 8, ...spec } }).spec;

function start(spec: ChatClusterSpec): Promise<LocalPlatform> {
  const { kafkaBrokers, cassandraContactPoints } = testStores();
  const stores = { kafkaBrokers, cassandraContactPoints, redisUrl: redis.url, topicPrefix: `${name}-`, keyspace: name };
  return startLocalPlatform({ spec, stores, dataDir, ports, progress: () => undefined, logger: silentLogger });
}

beforeAll(async () => {
  redis = await privateRedis();
  inRedis = connectRedis(redis.url, silentLogger);
  await untilRedisReady(inRedis, 10_000);
  dataDir = await mkdtemp(join(tmpdir(), 'cecochat-local-'));
  const [http = 0, grpc = 0, history = 0, status = 0, a = 0, b = 0, ...admin] = await freePorts(12);
  ports = { connectHttp: [http], connectGrpc: [grpc], history: [history], status, messaging: [a, b], admin };
  connect = `http://127.0.0.1:${http}`;
  platform = await start(specOf({ history: { dialogMessageCount: 48 } }));
});
afterAll(async () => {
  await platform?.stop();
  inRedis.disconnect();
  await redis.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const askStatus = async () => (await (await fetch(`http://127.0.0.1:${ports.status}/api/status`)).json()) as PlatformStatus;

/** What a user can do: ask for a token, ask where to go, send, read back. */
async function tokenOf(user: number): Promise<string> {
  const response = await fetch(`${connect}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user: `${user}` }) });
  return ((await response.json()) as { token: string }).token;
}

async function whereIs(user: number): Promise<{ address: string; historyAddress: string; epoch: number; partition: number }> {
  const response = await fetch(`${connect}/api/connect`, { headers: { authorization: `Bearer ${await tokenOf(user)}` } });
  expect(response.status).toBe(200);
  return (await response.json()) as { address: string; historyAddress: string; epoch: number; partition: number };
}

async function send(user: number, sequence: number, text: string): Promise<void> {
  const request = { device: 'phone', sequence: toLong(sequence), receiver: toLong(99), text };
  await callUnary((await whereIs(user)).address, messagingService.send, request, await tokenOf(user));
}

async function historyOf(user: number): Promise<(string | undefined)[]> {
  const { historyAddress } = await whereIs(user);
  const page = await callUnary(historyAddress, historyService.getUserHistory, {}, await tokenOf(user));
  return (page.events ?? []).map(({ event }) => readEvent(event ?? {}).text);
}

/** A user of each messaging server. */
async function usersByServer(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let user = 1; found.size < 2; user++) {
    const { address } = await whereIs(user);
    if (!found.has(address)) found.set(address, user);
  }
  return found;
}

test('the status says who serves what and what runs', async () => {
  const status = await eventually(async () => {
    const now = await askStatus();
    expect(now.servers.map(({ state }) => state)).toEqual(['serving', 'serving']);
    expect(now.lag.partitions).toHaveLength(8);
    return now;
  });
  expect(status).toMatchObject({ epoch: 1, partitionCount: 8 });
  expect(status.servers.map((each) => [each.name, each.address, each.partitions, each.partitionCount, each.epoch])).toEqual([
    ['messaging-0', `127.0.0.1:${ports.messaging[0]}`, '0-3', 4, 1],
    ['messaging-1', `127.0.0.1:${ports.messaging[1]}`, '4-7', 4, 1],
  ]);
  expect(status.services.map((each) => [each.name, each.kind, each.state, each.restarts])).toEqual(
    ['messaging-0', 'messaging-1', 'connect-0', 'history-0', 'materialize-0'].map((each) => [each, each.slice(0, -2), 'ready', 0]),
  );
  expect(await readHistorySettings(inRedis)).toEqual({ userMessageCount: 64, dialogMessageCount: 48 });
  expect((await fetch(`http://127.0.0.1:${ports.status}/`)).status).toBe(404);
  expect((await stat(join(dataDir, 'keys', 'private.jwk.json'))).mode & 0o777).toBe(0o600);
});

test('users of every server send and find it in their history', async () => {
  for (const user of (await usersByServer()).values()) {
    await send(user, 1, 'first');
    await eventually(async () => expect(await historyOf(user)).toEqual(['first']));
  }
});

test('a messaging server that is killed is started again and serves', async () => {
  const before = await askStatus();
  const pid = before.services.find(({ name: each }) => each === 'messaging-0')?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await eventually(async () => {
    const now = await askStatus();
    expect(now.services[0]).toMatchObject({ name: 'messaging-0', state: 'ready', restarts: 1 });
    expect(now.services[0]?.pid).not.toBe(pid);
    expect(now.servers[0]).toMatchObject({ state: 'serving', epoch: 1 });
    expect(now.servers[0]?.incarnation).not.toBe(before.servers[0]?.incarnation);
  });
  expect((await askStatus()).services.slice(1).map(({ restarts }) => restarts)).toEqual([0, 0, 0, 0]);
  const user = (await usersByServer()).get(before.servers[0]?.address ?? '') ?? 0;
  await send(user, 2, 'second');
  await eventually(async () => expect(await historyOf(user)).toEqual(['first', 'second']));
});

test('a redis that comes back empty is told the routing and the settings again', async () => {
  const before = await readRouting(inRedis);
  await redis.restartEmpty();
  await eventually(async () => {
    expect(await readRouting(inRedis)).toEqual(before);
    expect(await readHistorySettings(inRedis)).toEqual({ userMessageCount: 64, dialogMessageCount: 48 });
  });
});

test.each([
  ['garbage', () => inRedis.set(routingKeys.partitionCount, 'many')],
  ['a key of another type', () => inRedis.multi().del(routingKeys.serverAddresses).lpush(routingKeys.serverAddresses, 'x').exec()],
  ['another owner', () => inRedis.hset(routingKeys.serverPartitions, { 'messaging-0': '0-7', 'messaging-1': '' })],
  ['an older routing', () => inRedis.multi().set(routingKeys.epoch, '0').set(routingKeys.partitionCount, '8').exec()],
])('%s in redis is replaced by what is committed', async (_, damage) => {
  const before = await readRouting(inRedis);
  await damage();
  await eventually(async () => expect(await readRouting(inRedis)).toEqual(before));
});

test('a later epoch than was ever committed is overtaken, and committed', async () => {
  await inRedis.set(routingKeys.epoch, '41');
  await eventually(async () => expect((await readRouting(inRedis))?.epoch).toBe(42));
  expect(await askStatus()).toMatchObject({ epoch: 42 });
  await eventually(async () => expect((await askStatus()).servers.map(({ epoch }) => epoch)).toEqual([42, 42]));
});

test('an epoch that nothing can follow is thrown away', async () => {
  await inRedis.set(routingKeys.epoch, '1e300');
  await eventually(async () => expect((await readRouting(inRedis))?.epoch).toBe(42));
});

test('counts of history pages that an administrator sets stay, garbage does not', async () => {
  await inRedis.set('history.dialog.message-count', '20');
  await inRedis.set('history.user.message-count', 'lots');
  await eventually(async () => expect(await readHistorySettings(inRedis)).toEqual({ userMessageCount: 64, dialogMessageCount: 48 }));
  await inRedis.set('history.dialog.message-count', '20');
  await inRedis.set(routingKeys.epoch, '1'); // Its repair shows that the settings were looked at as well.
  await eventually(async () => expect((await readRouting(inRedis))?.epoch).toBe(42));
  expect((await readHistorySettings(inRedis))?.dialogMessageCount).toBe(20);
});

test('stopping leaves nothing running, and another start goes on where it was', async () => {
  const user = (await usersByServer()).get(`127.0.0.1:${ports.messaging[0]}`) ?? 0;
  const pids = platform?.processes().map(({ pid }) => pid) ?? [];
  await platform?.stop();
  expect(platform?.processes().map(({ state }) => state)).toEqual(pids.map(() => 'stopped'));
  platform = undefined;
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  await expect(askStatus()).rejects.toThrow(/fetch failed/);
  expect(await readFile(join(dataDir, 'logs', 'messaging-1.log'), 'utf8')).toContain('"msg":"drained"');

  platform = await start(specOf({}));
  expect((await readRouting(inRedis))?.epoch).toBe(42);
  expect(await historyOf(user)).toEqual(['first', 'second']);
  await send(user, 3, 'third');
  await eventually(async () => expect(await historyOf(user)).toEqual(['first', 'second', 'third']));
});

test('a start that cannot succeed says why and leaves nothing running', async () => {
  await platform?.stop();
  platform = undefined;
  await expect(start(specOf({ partitions: 9 }))).rejects.toThrow('spec.partitions is 9, but the data is in 8 partitions');
  const blocked = { ...ports };
  ports = { ...ports, messaging: [ports.status, ports.messaging[1] ?? 0] };
  await expect(start(specOf({}))).rejects.toThrow(/messaging-0 ended with .*address already in use/);
  ports = blocked;
  await expect(fetch(`${connect}/api/connect`)).rejects.toThrow('fetch failed');
  await expect(askStatus()).rejects.toThrow('fetch failed');
});
