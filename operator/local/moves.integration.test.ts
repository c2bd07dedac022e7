import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, createTransport, requestToken, userId, type ChatSession, type Transport } from '@cecochat/client-node';
import { parseRanges } from '@cecochat/partitioning';
import { eventually } from '../../test/support/eventually.ts';
import { TestLocalPlatform } from '../../test/support/local-platform.ts';

const partitions = 12;
const users = Array.from({ length: 40 }, (_, index) => userId(index + 1));
const fast = { partitions, upgrade: { surge: 2, healthGate: '1s' } };

let platform: TestLocalPlatform;
let transport: Transport;
let sessions: ChatSession[] = [];
/** Times that a device was without a stream. */
let interruptions = 0;

beforeAll(async () => {
  platform = await TestLocalPlatform.create('moves');
  await platform.start(fast);
  const url = new URL(platform.connectUrl);
  transport = createTransport(url);
  sessions = await Promise.all(users.map(async (user) => connect({
    url, transport, device: 'phone', token: await requestToken(url, user), onEvent: () => undefined,
    onStatus: (status) => {
      if (status === 'waiting') interruptions++;
    },
  })));
  await Promise.all(sessions.map((session) => session.live()));
  await everybodyIsCounted();
});
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  transport?.close();
  await platform?.close();
});
beforeEach(() => {
  interruptions = 0;
});

const condition = async (type: string) => (await platform.status()).conditions.find((each) => each.type === type);
type Owners = Readonly<Record<string, string>>;
const partitionsOf = (owners: Owners, name: string): number[] => parseRanges(owners[name] ?? '', partitions);
const ownerOf = (owners: Owners, partition: number) => Object.keys(owners).find((name) => partitionsOf(owners, name).includes(partition));
const allPartitions = Array.from({ length: partitions }, (_, index) => index);
const movedBetween = (before: Owners, after: Owners) => allPartitions.filter((partition) => ownerOf(before, partition) !== ownerOf(after, partition));

/** No handover is in progress, and that many servers serve. */
async function settled(servers: number, deadlineMs = 30_000): Promise<void> {
  await eventually(async () => {
    const status = await platform.status();
    expect(status.servers.map(({ state, health }) => [state, health])).toEqual(Array.from({ length: servers }, () => ['serving', 'healthy']));
    expect(status.manifest.observed).toBe(status.manifest.revision);
    expect(status.conditions.find(({ type }) => type === 'Progressing')?.status).toBe(false);
    expect(status.services.filter(({ kind }) => kind === 'messaging')).toHaveLength(servers);
  }, deadlineMs);
}

/** The servers have reported every device, and a message rate of 0: where partitions go depends on both. */
async function everybodyIsCounted(): Promise<void> {
  await eventually(async () => {
    const { servers } = await platform.status();
    expect(servers.reduce((sum, { connections }) => sum + connections, 0)).toBe(users.length);
    expect(servers.reduce((sum, { sendsPerSecond, deliveriesPerSecond }) => sum + sendsPerSecond + deliveriesPerSecond, 0)).toBe(0);
  });
}

/** Every device receives its messages, whichever server its user is on now. */
async function everybodyIsReached(): Promise<void> {
  const { epoch } = await platform.status();
  await Promise.all(sessions.map((session, index) => session.send(users[(index + 1) % users.length] ?? userId(1), `epoch ${epoch}`)));
}

test('scaling out and in moves as little as can be, and leaves every device connected', async () => {
  const before = await platform.owners();
  const plan = await platform.ask('POST', '/api/plan', platform.manifestOf({ ...fast, messaging: { replicas: 3 } }));
  expect(plan).toMatchObject({ status: 200, body: { start: ['messaging-2'], stop: [] } });
  const { moves, lowerBound, devices } = plan.body;
  expect(moves).toBe(lowerBound);
  expect(await platform.owners()).toEqual(before);
  await platform.ask('PUT', '/api/scale', { replicas: 3 });
  await settled(3);
  const wide = await platform.owners();
  const out = movedBetween(before, wide);
  expect(out).toHaveLength(lowerBound);
  const moved = (await platform.status()).finished.slice(-lowerBound);
  expect(moved.map(({ partition, to, outcome }) => [partition, to, outcome]).sort()).toEqual(out.map((partition) => [partition, 'messaging-2', 'moved']).sort());
  expect(moved.reduce((sum, { devices }) => sum + devices, 0)).toBe(devices);
  await everybodyIsReached();
  await platform.ask('PUT', '/api/scale', { replicas: 2 });
  await settled(2);
  const narrow = await platform.owners();
  const gone = Object.keys(wide).filter((name) => narrow[name] === undefined);
  expect(gone).toHaveLength(1);
  // Only partitions of the removed server have moved.
  expect(movedBetween(wide, narrow)).toEqual(partitionsOf(wide, gone[0] ?? ''));
  await everybodyIsReached();
  expect(interruptions).toBe(0);
  expect(await readFile(platform.manifest, 'utf8')).toContain('replicas: 2');
});

test('an operator that is killed in the middle of it goes on when it is back, and nobody notices', async () => {
  await everybodyIsCounted();
  const before = await platform.owners();
  const plan = await platform.ask('POST', '/api/plan', platform.manifestOf({ ...fast, messaging: { replicas: 3 } }));
  await platform.ask('PUT', '/api/scale', { replicas: 3 });
  const operator = await eventually(async () => {
    const status = await platform.status();
    expect(status.handovers.length).toBeGreaterThan(0);
    return status.operators[0];
  });
  process.kill(operator?.pid ?? 0, 'SIGKILL');
  await settled(3);
  expect(await platform.status()).toMatchObject({ operators: [{ name: 'operator-0', restarts: 1, leading: true }] });
  // The plan may have one move more than the lower bound.
  expect(movedBetween(before, await platform.owners())).toHaveLength(plan.body.moves);
  await everybodyIsReached();
  expect(interruptions).toBe(0);
});

test('of two operators one leads; the other takes over within 3 s of a clean end', async () => {
  expect((await platform.ask('PUT', '/api/operators/operator-1', {})).status).toBe(200);
  await eventually(async () => expect((await platform.status()).operators.map(({ state }) => state)).toEqual(['ready', 'ready']));
  expect((await platform.status()).operators.map(({ leading }) => leading)).toEqual([true, false]);
  const { epoch } = await platform.status();
  await platform.ask('DELETE', '/api/operators/operator-0');
  await eventually(async () => expect((await platform.status()).operators).toMatchObject([{ name: 'operator-1', leading: true }]), 3_000);
  expect((await platform.status()).epoch).toBe(epoch);
  await platform.ask('DELETE', '/api/operators/operator-1');
  await platform.ask('PUT', '/api/operators/operator-0');
  await eventually(async () => expect((await platform.status()).operators).toMatchObject([{ name: 'operator-0', leading: true }]));
  expect(interruptions).toBe(0);
});

test('a server that is killed loses its partitions to the others, comes back, and everybody is reached', async () => {
  const { services } = await platform.status();
  process.kill(services.find(({ name }) => name === 'messaging-1')?.pid ?? 0, 'SIGKILL');
  await everybodyIsReached();
  await eventually(async () => expect((await platform.status()).services.find(({ name }) => name === 'messaging-1')).toMatchObject({ state: 'ready', restarts: 1 }));
  await settled(3);
  await everybodyIsReached();
});

test('an operator that is to die at a write dies there, once', async () => {
  await platform.ask('DELETE', '/api/operators/operator-0');
  await platform.ask('PUT', '/api/operators/operator-0', { env: { CECOCHAT_OPERATOR_CRASH: 'after:2' } });
  await platform.ask('PUT', '/api/scale', { replicas: 2 });
  await settled(2);
  expect((await platform.status()).operators).toMatchObject([{ restarts: 1, leading: true }]);
});

test.each([
  ['other partitions', { ...fast, partitions: 13 }, /spec\.partitions cannot change: it is 12/],
  ['fewer at most than at least', { ...fast, messaging: { autoscaling: { minReplicas: 3, maxReplicas: 2 } } }, /spec\.messaging\.autoscaling\.maxReplicas must be minReplicas or more/],
  ['a drain rate of nothing', { ...fast, messaging: { handover: { drainRate: 0 } } }, /spec\.messaging\.handover\.drainRate must be >=1/],
  ['more servers than there is room for', { ...fast, messaging: { replicas: 21 } }, /spec\.messaging\.replicas is 21, and 2 besides for standby and upgrade\.surge: one machine has room for 20/],
])('%s is refused with field and rule, and nothing changes', async (_, spec, problem) => {
  const text = await readFile(platform.manifest, 'utf8');
  const before = await platform.owners();
  for (const [method, path] of [['PUT', '/api/manifest'], ['POST', '/api/plan']] as const) {
    const answer = await platform.ask(method, path, platform.manifestOf(spec));
    expect(answer.status).toBe(400);
    expect(answer.body.problems).toEqual([expect.stringMatching(problem)]);
  }
  expect(await readFile(platform.manifest, 'utf8')).toBe(text);
  await writeFile(platform.manifest, platform.manifestOf(spec));
  await eventually(async () => expect((await platform.status()).manifest.problems).toEqual([expect.stringMatching(problem)]));
  await writeFile(platform.manifest, text);
  await eventually(async () => expect((await platform.status()).manifest.problems).toEqual([]));
  expect(await platform.owners()).toEqual(before);
  expect(interruptions).toBe(0);
});

test.each([
  ['an unknown server', (text: string) => text.replace('"messaging-0": "', '"messaging-9": "')],
  ['partitions without a server', (text: string) => text.replace(/"messaging-0": "[^"]+"/, '"messaging-0": ""')],
  ['ranges that mean nothing', (text: string) => text.replace(/"messaging-0": "[^"]+"/, '"messaging-0": "9-1"')],
  ['no JSON', (text: string) => text.slice(1)],
])('what is committed is repaired within 10 s when somebody edits in %s', async (_, edit) => {
  const file = join(platform.dataDir, 'objects', 'routing.json');
  await writeFile(file, edit(await readFile(file, 'utf8')));
  await eventually(async () => {
    const owners = await platform.owners();
    expect(allPartitions.map((partition) => ownerOf(owners, partition)).every((name) => name !== undefined && name !== 'messaging-9')).toBe(true);
  }, 10_000);
  await settled(2);
  await everybodyIsReached();
});

test('a new version replaces every server, and each device moves once', async () => {
  const opened = sessions.map(({ connections }) => connections);
  await platform.writeManifest({ ...fast, version: 'v2' });
  await eventually(async () => expect((await platform.status()).version).toBe('v2'), 30_000);
  await settled(2);
  const { servers } = await platform.status();
  expect(servers.map(({ version }) => version)).toEqual(['v2', 'v2']);
  expect(sessions.map(({ connections }, index) => connections - (opened[index] ?? 0))).toEqual(sessions.map(() => 1));
  expect(interruptions).toBe(0);
  await everybodyIsReached();
});

test('a version that never gets ready is taken back, with nobody moved to it', async () => {
  const before = await platform.owners();
  await platform.writeManifest({ ...fast, version: 'broken-1', upgrade: { ...fast.upgrade, deadline: '3s' } });
  await eventually(async () => expect(await condition('Degraded')).toMatchObject({ status: true, reason: 'UpgradeFailed' }), 30_000);
  await settled(2);
  expect(await platform.owners()).toEqual(before);
  expect((await platform.status()).servers.map(({ version }) => version)).toEqual(['v2', 'v2']);
  expect(interruptions).toBe(0);
});
