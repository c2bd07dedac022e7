import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformStatus } from '@cecochat/operator';
import { startChild, type Child } from '@cecochat/runtime';
import type { DrillReport } from '../../client/drill/index.ts';
import { eventually } from '../support/eventually.ts';
import { freePortBase } from '../support/free-ports.ts';
import { privateRedis, testStores, uniqueName, type PrivateRedis } from '../support/stores.ts';

const name = uniqueName('drills');
const program = join(import.meta.dirname, '../../client/cli/cecochat.js');
const [upDeadlineMs, drillDeadlineMs] = [60_000, 240_000];

let folder = '';
let redis: PrivateRedis;
let platform: Child;
let manifest = '';
let environment: NodeJS.ProcessEnv = {};

beforeAll(async () => {
  const portBase = await freePortBase();
  environment = {
    ...process.env, NODE_OPTIONS: '', CECOCHAT_URL: `http://127.0.0.1:${portBase}`, CECOCHAT_STATUS_URL: `http://127.0.0.1:${portBase + 9}`,
  };
  folder = await mkdtemp(join(tmpdir(), 'cecochat-drills-'));
  redis = await privateRedis();
  const { kafkaBrokers, cassandraContactPoints } = testStores();
  manifest = join(folder, 'chatcluster.yaml');
  await writeFile(manifest, `apiVersion: cecochat.dev/v1alpha1
kind: ChatCluster
metadata:
  name: drills
spec:
  partitions: 12
  messaging:
    replicas: 2 # as found
  dependencies:
    kafka: { addresses: ["${kafkaBrokers}"], topicPrefix: ${name}- }
    cassandra: { addresses: ["${cassandraContactPoints}"], keyspace: ${name} }
    redis: { url: "${redis.url}" }
`);
  const options = ['--port-base', String(portBase), '--data-dir', join(folder, 'data'), '--manifest', manifest, '--messages', '0'];
  platform = startChild({
    name: 'run', command: process.execPath, env: { NODE_OPTIONS: '' }, log: join(folder, 'run.log'),
    args: ['--disable-warning=TimeoutNegativeWarning', join(import.meta.dirname, '../../tools/run/main.ts'), ...options],
  });
  const up = eventually(() => expect(readFileSync(platform.log, 'utf8')).toContain('Ctrl-C ends it'), upDeadlineMs);
  const ended = platform.gone.then((why) => Promise.reject(new Error(`${why}: ${readFileSync(platform.log, 'utf8')}`)));
  await Promise.race([up, ended]);
});
afterAll(async () => {
  await platform.stop();
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

const askStatus = async () => (await (await fetch(`${environment['CECOCHAT_STATUS_URL']}/api/status`)).json()) as PlatformStatus;

/** What the platform is; pids, epochs and who has which partition are another matter. */
async function found() {
  const { servers, operators, version } = await askStatus();
  return {
    version, operators: operators.map(({ name: each, leading }) => [each, leading]),
    servers: servers.map(({ role, health, version: each }) => [role, health, each]),
    manifest: await readFile(manifest, 'utf8'),
  };
}

/** Runs the command; the report, and whether its exit code is 0. */
function drill(...args: string[]): Promise<{ readonly isKept: boolean; readonly report: DrillReport; readonly said: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ isKept: boolean; report: DrillReport; said: string }>();
  execFile(process.execPath, [program, 'drill', ...args, '--short', '--json'], { env: environment, timeout: drillDeadlineMs }, (error, stdout, stderr) => {
    try {
      resolve({ isKept: error === null, report: JSON.parse(stdout) as DrillReport, said: stderr });
    } catch {
      reject(new Error(`drill ${args.join(' ')} reported nothing: ${stderr}${stdout}`));
    }
  });
  return promise;
}

/** Runs a command of the command line to its end. */
function cecochat(...args: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; err: string }>();
  execFile(process.execPath, [program, ...args], { env: environment }, (error, out, err) => {
    resolve({ code: error === null ? 0 : Number(error.code), out, err });
  });
  return promise;
}

test('a plan shows what a changed manifest would do, and does nothing', async () => {
  expect(await cecochat('plan')).toEqual({
    code: 0, err: '', out: 'servers to start: none\nservers to stop: none\npartitions to move: 0, the fewest possible being 0\ndevices to move: 0\n',
  });
  const changed = join(folder, 'changed.yaml');
  await writeFile(changed, (await readFile(manifest, 'utf8')).replace('replicas: 2', 'replicas: 3'));
  expect((await cecochat('plan', changed)).out).toMatch(/^servers to start: messaging-2\n/);
  await writeFile(changed, (await readFile(manifest, 'utf8')).replace('partitions: 12', 'partitions: 13'));
  expect(await cecochat('plan', changed)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^error: .*spec\.partitions .*\n$/) as string });
  expect(await cecochat('plan', join(folder, 'none.yaml'))).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read') as string });
  expect((await askStatus()).servers).toHaveLength(2);
});

test('scale has another number of servers, and who watches sees it happen', async () => {
  const watching = spawn(process.execPath, [program, 'status', '--watch'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let seen = '';
  watching.stdout.on('data', (bytes: Buffer) => (seen += bytes.toString()));
  const gone = new Promise<number | null>((resolve) => watching.on('exit', resolve));
  try {
    expect(await cecochat('scale', '3')).toMatchObject({ code: 0, out: expect.stringMatching(/^3 messaging servers are asked for:\nservers to start: messaging-2\n/) as string });
    await eventually(() => expect(seen).toMatch(/messaging-2 +dev +active +healthy +serving/), upDeadlineMs);
    await eventually(() => expect(seen).toMatch(/Handovers\nPARTITION[\s\S]* messaging-2 +moved /), upDeadlineMs);
    expect(await cecochat('scale', '0')).toMatchObject({ code: 1, err: expect.stringContaining('spec.messaging.replicas') as string });
  } finally {
    watching.kill('SIGINT');
  }
  expect(await gone).toBe(0);
  await cecochat('scale', '2');
  await eventually(async () => expect((await askStatus()).servers.map(({ role }) => role)).toEqual(['active', 'active']), upDeadlineMs);
}, drillDeadlineMs);

test.each([
  ['scale', { disconnects: 0, disconnectsUnmoved: 0 }],
  ['upgrade', { disconnects: 0, movesPerDeviceMin: 1, movesPerDeviceMax: 1, moved: 12, lowerBound: 12, own: { movedToBroken: 0 } }],
  ['kill', { own: { hit: expect.any(Number) as number } }],
  ['kill --standby 1', { own: { hit: expect.any(Number) as number } }],
  ['redis-wipe', { moved: 0, disconnects: 0 }],
  ['operator-crash', { disconnects: 0, own: expect.objectContaining({ runs: 3, crashes: 3, ends: 2 }) as object }],
  ['two-operators', { disconnects: 0, own: expect.objectContaining({ waits: 1 }) as object }],
])('%s shows what it must, and leaves the platform as it was', async (which, expected) => {
  const before = await found();
  const { isKept, report, said } = await drill(...which.split(' '));
  expect([report.problems, said]).toEqual([[], expect.any(String)]);
  expect(report).toMatchObject({ drill: which.split(' ')[0], ok: true, lost: 0, duplicates: 0, reordered: 0, historyMismatches: 0, acked: report.messages, ...expected });
  expect(isKept).toBe(true);
  expect(report.messages).toBeGreaterThan(100);
  expect(await found()).toEqual(before);
}, drillDeadlineMs);

test('a drill that is interrupted leaves the platform as it was', async () => {
  const before = await found();
  const child = spawn(process.execPath, [program, 'drill', 'scale', '--short'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const gone = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await eventually(() => expect(said).toContain('scaling to 3 servers'), upDeadlineMs);
  await eventually(async () => expect((await askStatus()).servers).toHaveLength(3), upDeadlineMs);
  expect(await readFile(manifest, 'utf8')).toMatch(/balancing: *\n +window: 1h/); // Its own moves are all that is measured.
  child.kill('SIGINT');
  expect(await gone).toBe(130);
  expect(said).toContain('putting the platform back as it was');
  expect(await found()).toEqual(before);
}, drillDeadlineMs);
