import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { historyService, messagingService, readEvent, textOf, toLong } from '@cecochat/contracts';
import { limitsKey, publishHistoryGaps, publishHistorySettings, readHistorySettings, readLimits, readRouting, routingKeys } from '@cecochat/redis';
import { defaultRateLimits } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import { defaultProcesses } from '../../test/support/catalogue.ts';
import { eventually } from '../../test/support/eventually.ts';
import { TestLocalPlatform } from '../../test/support/local-platform.ts';
import { callUnary } from '../../test/support/raw-client.ts';

let platform: TestLocalPlatform;
let inRedis: Redis;

beforeAll(async () => {
  platform = await TestLocalPlatform.create('local');
  ({ inRedis } = platform);
  await platform.start({ history: { dialogMessageCount: 48 } });
});
afterAll(() => platform?.close());

const askStatus = () => platform.status();
const epochNow = async () => (await readRouting(inRedis))?.epoch ?? 0;

/** Actions of a user: get a token, look up the server, send, read back. */
async function tokenOf(user: number): Promise<string> {
  const response = await fetch(`${platform.connectUrl}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user: `${user}` }) });
  return ((await response.json()) as { token: string }).token;
}

async function whereIs(user: number): Promise<{ address: string; historyAddress: string; epoch: number; partition: number }> {
  const response = await fetch(`${platform.connectUrl}/api/connect`, { headers: { authorization: `Bearer ${await tokenOf(user)}` } });
  expect(response.status).toBe(200);
  return (await response.json()) as { address: string; historyAddress: string; epoch: number; partition: number };
}

async function send(user: number, sequence: number, text: string): Promise<void> {
  const request = { device: 'phone', sequence: toLong(sequence), receiver: toLong(99), text: { text } };
  await callUnary((await whereIs(user)).address, messagingService.send, request, await tokenOf(user));
}

async function historyOf(user: number): Promise<(string | undefined)[]> {
  const { historyAddress } = await whereIs(user);
  const page = await callUnary(historyAddress, historyService.getUserHistory, {}, await tokenOf(user));
  return (page.events ?? []).map(({ event }) => textOf(readEvent(event ?? {})));
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
  const { epoch } = status;
  expect(status).toMatchObject({ partitionCount: 8, handovers: [], stores: [], manifest: { file: platform.manifest, problems: [] }, operators: [{ name: 'operator-0', leading: true }] });
  expect(status.servers.map((each) => [each.name, each.address, each.partitionCount, each.epoch, each.role, each.health])).toEqual([
    ['messaging-0', `127.0.0.1:${platform.base + 20}`, 4, epoch, 'active', 'healthy'],
    ['messaging-1', `127.0.0.1:${platform.base + 21}`, 4, epoch, 'active', 'healthy'],
  ]);
  expect(status.conditions.map(({ type, status: is }) => [type, is])).toEqual([
    ['Ready', true], ['Progressing', false], ['Degraded', false], ['Balanced', true], ['DependenciesReady', true], ['ClocksAgree', true], ['HistoryComplete', true], ['TopicMatches', true],
  ]);
  expect(status.services.map((each) => [each.name, each.kind, each.state, each.restarts])).toEqual(
    ['messaging-0', 'messaging-1', 'connect-0', 'history-0', 'materialize-0', 'groups-0', 'accounts-0', 'web-0'].map((each) => [each, each.slice(0, -2), 'ready', 0]),
  );
  expect(await readHistorySettings(inRedis)).toEqual({ userMessageCount: 64, dialogMessageCount: 48 });
  expect((await stat(join(platform.dataDir, 'keys', 'private.jwk.json'))).mode & 0o777).toBe(0o600);
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
    expect(now.servers.map(({ state, partitionCount }) => [state, partitionCount])).toEqual([['serving', 4], ['serving', 4]]);
    expect(now.servers[0]?.incarnation).not.toBe(before.servers[0]?.incarnation);
    expect(now.conditions.find(({ type }) => type === 'Progressing')?.status).toBe(false);
  });
  expect((await askStatus()).services.slice(1).filter(({ restarts }) => restarts > 0)).toEqual([]);
  const user = (await usersByServer()).get(before.servers[0]?.address ?? '') ?? 0;
  await send(user, 2, 'second');
  await eventually(async () => expect((await historyOf(user)).at(-1)).toBe('second'));
});

test('the status names what is wrong with Redis and with history, and that it is right again', async () => {
  const condition = async (type: string) => (await askStatus()).conditions.find((each) => each.type === type);
  await inRedis.config('SET', 'maxmemory', '1mb');
  await eventually(async () => expect(await condition('DependenciesReady')).toMatchObject({ status: false, reason: 'RedisFull', message: expect.stringContaining('redis: it is full') as string }));
  await inRedis.config('SET', 'maxmemory', '0');
  await eventually(async () => expect(await condition('DependenciesReady')).toMatchObject({ status: true }));
  await eventually(async () => {
    // History writes what is so every 10 s, and may do it before the operator reads this.
    await publishHistoryGaps(inRedis, { partitions: 2, recent: 1, replaced: 0, latestMs: Date.now(), generation: 0 });
    expect(await condition('HistoryComplete')).toMatchObject({ status: false, reason: 'HistoryHasGap' });
  });
  // History writes what is so.
  await eventually(async () => expect(await condition('HistoryComplete')).toMatchObject({ status: true }));
});

test('a redis that comes back empty is told the routing and the settings again, and nothing moves', async () => {
  const before = await platform.owners();
  await platform.redis.restartEmpty();
  await eventually(async () => {
    expect(await readHistorySettings(inRedis)).toEqual({ userMessageCount: 64, dialogMessageCount: 48 });
    expect((await readRouting(inRedis))?.servers.size).toBe(2);
  });
  expect(await platform.owners()).toEqual(before);
});

test.each([
  ['garbage', () => inRedis.set(routingKeys.partitionCount, 'many')],
  ['a key of another type', () => inRedis.multi().del(routingKeys.serverAddresses).lpush(routingKeys.serverAddresses, 'x').exec()],
  ['another owner', () => inRedis.hset(routingKeys.serverPartitions, { 'messaging-0': '0-7', 'messaging-1': '' })],
  ['an older routing', () => inRedis.multi().set(routingKeys.epoch, '1').set(routingKeys.partitionCount, '9').exec()],
  ['a later epoch', async () => inRedis.set(routingKeys.epoch, `${(await epochNow()) + 40}`)],
  ['garbage with a later epoch', async () => inRedis.multi().set(routingKeys.epoch, `${(await epochNow()) + 40}`).set(routingKeys.partitionCount, 'x').exec()],
  ['an epoch that nothing can follow', () => inRedis.set(routingKeys.epoch, '1e300')],
  ['the highest epoch that there is', () => inRedis.set(routingKeys.epoch, Number.MAX_SAFE_INTEGER)],
])('%s in redis is replaced by what is committed, and everybody follows', async (_, damage) => {
  const before = await readRouting(inRedis);
  await damage();
  await eventually(async () => {
    const now = await readRouting(inRedis);
    expect(now).toEqual({ ...before, epoch: now?.epoch });
    const { epoch, servers } = await askStatus();
    expect(servers.map((each) => each.epoch)).toEqual([epoch, epoch]);
    expect(now?.epoch).toBe(epoch);
  }, 10_000);
});

test('counts of history pages that an administrator sets stay, garbage does not, and what the manifest says anew counts', async () => {
  const counts = (userMessageCount: number, dialogMessageCount: number) => ({ userMessageCount, dialogMessageCount });
  await inRedis.set('history.dialog.message-count', '20');
  await inRedis.set('history.user.message-count', 'lots');
  await eventually(async () => expect(await readHistorySettings(inRedis)).toEqual(counts(64, 48)));
  await publishHistorySettings(inRedis, counts(64, 20));
  const { epoch } = await askStatus();
  await inRedis.set(routingKeys.epoch, '1'); // Its repair shows that a reconcile has read the settings as well.
  await eventually(async () => expect(await epochNow()).toBe(epoch));
  expect(await readHistorySettings(inRedis)).toEqual(counts(64, 20));
  await platform.writeManifest({ history: { userMessageCount: 100 } });
  await eventually(async () => expect(await readHistorySettings(inRedis)).toEqual(counts(100, 32)));
});

test('limits of the manifest are published, a change of it counts without a restart, and an administrator may change them in Redis', async () => {
  const sends = async () => (await readLimits(inRedis))?.perUser.sends;
  await eventually(async () => expect(await sends()).toEqual(defaultRateLimits.perUser.sends));
  const pids = () => platform.running?.processes().map(({ pid }) => pid);
  const before = pids();
  await platform.writeManifest({ history: { userMessageCount: 100 }, limits: { perUser: { sends: { rate: 7 } } } });
  await eventually(async () => expect(await sends()).toEqual({ rate: 7, burst: defaultRateLimits.perUser.sends.burst }));
  await inRedis.hset(limitsKey, 'perUser.sends.rate', 'many');
  await eventually(async () => expect(await sends()).toMatchObject({ rate: 7 }));
  await inRedis.hset(limitsKey, 'perUser.sends.rate', 9);
  const { epoch } = await askStatus();
  await inRedis.set(routingKeys.epoch, '1'); // Its repair shows that a reconcile has read the limits as well.
  await eventually(async () => expect(await epochNow()).toBe(epoch));
  expect(await sends()).toMatchObject({ rate: 9 });
  expect(pids()).toEqual(before);
});

test('stopping leaves nothing running, and another start goes on where it was', async () => {
  const user = (await usersByServer()).get(`127.0.0.1:${platform.base + 20}`) ?? 0;
  const before = await askStatus();
  const history = await historyOf(user);
  const { running } = platform;
  const pids = running?.processes().map(({ pid }) => pid) ?? [];
  expect(pids).toHaveLength(defaultProcesses + 1); // The operator is one, too.
  await platform.stop();
  expect(running?.processes().map(({ state }) => state)).toEqual(pids.map(() => 'stopped'));
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  await expect(askStatus()).rejects.toThrow(/fetch failed/);
  expect(await readFile(join(platform.dataDir, 'logs', 'messaging-1.log'), 'utf8')).toContain('"msg":"drained"');

  await platform.start({});
  expect(await platform.owners()).toEqual(Object.fromEntries(before.servers.map(({ name, partitions }) => [name, partitions])));
  expect((await askStatus()).epoch).toBe(before.epoch);
  expect(await historyOf(user)).toEqual(history);
  await send(user, 3, 'third');
  await eventually(async () => expect(await historyOf(user)).toEqual([...history, 'third']));
});

test('a platform that is paused is started as it was, whatever else is asked for', async () => {
  const before = await platform.owners();
  await platform.stop();
  await platform.start({ paused: true, messaging: { replicas: 5 } });
  const { servers, services } = await askStatus();
  expect([servers.length, services.length]).toEqual([2, defaultProcesses]);
  expect(await platform.owners()).toEqual(before);
  await platform.stop();
});

test('a start that cannot succeed says why and leaves nothing running', async () => {
  await expect(platform.start({ partitions: 9 })).rejects.toThrow('spec.partitions cannot change: it is 8');
  const blocker = createServer().listen(platform.base + 20, '127.0.0.1');
  await expect(platform.start({})).rejects.toThrow(/messaging-0 ended with .*address already in use/);
  blocker.close();
  await expect(fetch(`${platform.connectUrl}/api/connect`)).rejects.toThrow('fetch failed');
  await expect(askStatus()).rejects.toThrow('fetch failed');
  const file = join(platform.dataDir, 'objects', 'routing.json');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.slice(1));
  await expect(platform.start({})).rejects.toThrow(/routing\.json cannot be understood .*: repair it, or remove it/);
  await writeFile(file, text);
});

test('nothing is begun with a platform that is to be kept as it is', async () => {
  const fresh = await TestLocalPlatform.create('held');
  try {
    await expect(fresh.start({ planOnly: true })).rejects.toThrow('spec.planOnly is true, but there is no platform yet that could be kept as it is');
  } finally {
    await fresh.close();
  }
});
