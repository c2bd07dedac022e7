import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformStatus } from '@cecochat/operator';
import { startChild, type Child } from '@cecochat/runtime';
import { defaultProcesses } from '../../test/support/catalogue.ts';
import { eventually } from '../../test/support/eventually.ts';
import { privateRedis, testStores, uniqueName, type PrivateRedis } from '../../test/support/stores.ts';
import { lockName } from './data-lock.ts';

const name = uniqueName('run');
/** Below the ports that other tests take. */
const portBase = 8_000 + 100 * Math.floor(Math.random() * 59);
let folder = '';
let dataDir = '';
const children: Child[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-run-'));
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.stop()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let runs = 0;
function startRun(...args: string[]): Child {
  const child = startChild({
    name: 'run',
    command: process.execPath,
    args: ['--disable-warning=TimeoutNegativeWarning', join(import.meta.dirname, 'main.ts'), '--port-base', String(portBase), '--data-dir', dataDir, ...args],
    env: { NODE_OPTIONS: '' },
    log: join(folder, `run-${++runs}.log`),
  });
  children.push(child);
  return child;
}

const outputOf = (child: Child) => readFileSync(child.log, 'utf8');

async function failureOf(...args: string[]): Promise<string[]> {
  const child = startRun(...args);
  expect(await child.gone).toBe('ended with exit code 1');
  return outputOf(child).split('\n').filter((line) => line.startsWith('error: '));
}

async function writeManifest(spec: string): Promise<string> {
  const path = join(folder, `manifest-${++runs}.yaml`);
  await writeFile(path, `apiVersion: cecochat.dev/v1beta1\nkind: ChatCluster\nmetadata:\n  name: test\n${spec}`);
  return path;
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.each([0, 9, 20, 65, 90])('a taken port, %i above the first, is one line that says what to do', async (above) => {
  const server = createServer().listen(portBase + above, '127.0.0.1');
  await eventually(() => expect(server.listening).toBe(true));
  try {
    expect(await failureOf()).toEqual([expect.stringMatching(`^error: port ${portBase + above}, wanted for .+, is taken by another program: stop that program or choose other ports with --port-base$`)]);
  } finally {
    server.close();
  }
});

test('a malformed manifest is a line for each problem', async () => {
  const path = await writeManifest('spec:\n  partitions: 0\n  messaging:\n    replica: 2\n');
  expect(await failureOf('--manifest', path)).toEqual([`error: ${path}:6: spec.partitions must be >=1`, `error: ${path}:8: spec.messaging.replica is not a known field`]);
});

test('more servers than there are ports are refused with the field', async () => {
  const path = await writeManifest('spec:\n  messaging:\n    replicas: 21\n');
  expect(await failureOf('--manifest', path)).toEqual([`error: ${path}: spec.messaging.replicas is 21, and 1 besides for standby and upgrade.surge: one machine has room for 20`]);
});

test('a manifest that is not there is named', async () => {
  expect(await failureOf('--manifest', join(folder, 'none.yaml'))).toEqual([expect.stringMatching(/^error: the manifest .*none\.yaml cannot be read \(ENOENT.*\): name another one with --manifest$/)]);
});

test('an option that makes no sense is named', async () => {
  expect(await failureOf('--port-base', '80')).toEqual([expect.stringMatching(/^error: option '--port-base <port>' argument '80' is invalid/)]);
});

test('stores that do not answer are named, and nothing is left running', async () => {
  const path = await writeManifest('spec:\n  dependencies:\n    kafka: { addresses: ["127.0.0.1:1"] }\n    cassandra: { addresses: ["127.0.0.1:1"] }\n    redis: { url: "redis://127.0.0.1:1" }\n');
  expect(await failureOf('--manifest', path)).toEqual(['error: redis at 127.0.0.1:1 did not answer within 10 s: is it running?']);
});

describe('over stores that run', () => {
  let redis: PrivateRedis;
  let manifest = '';
  beforeAll(async () => {
    redis = await privateRedis();
    const { kafkaBrokers, cassandraContactPoints } = testStores();
    manifest = await writeManifest(`spec:
  partitions: 8
  dependencies:
    kafka: { addresses: ["${kafkaBrokers}"], topicPrefix: ${name}- }
    cassandra: { addresses: ["${cassandraContactPoints}"], keyspace: ${name} }
    redis: { url: "${redis.url}" }
`);
  });
  afterAll(() => redis.stop());

  const untilUp = async (child: Child) => {
    const up = eventually(() => expect(outputOf(child)).toContain('Ctrl-C ends it'), 60_000);
    const ended = child.gone.then((why) => Promise.reject(new Error(`${why}: ${outputOf(child)}`)));
    await Promise.race([up, ended]);
  };
  const askStatus = async () => (await (await fetch(`http://127.0.0.1:${portBase + 9}/api/status`)).json()) as PlatformStatus;
  const pidsOf = async () => {
    const { services, operators } = await askStatus();
    return [...services, ...operators].map(({ pid }) => pid);
  };

  test('a run demonstrates the platform, refuses a second one beside it, and leaves nothing running when it is killed', async () => {
    const child = startRun('--manifest', manifest, '--messages', '50');
    await untilUp(child);
    expect(outputOf(child)).toContain('every promise was kept');
    expect(outputOf(child)).toContain('sign in as ada or grace, password "tea and cake"');
    expect(outputOf(child)).toMatch(/messaging-1 +127\.0\.0\.1:\d+ +\d+ +\/.*messaging-1\.log/);
    expect(await failureOf('--manifest', manifest)).toEqual([expect.stringContaining(`${dataDir} is in use by another make run, process ${child.pid}: end that one`)]);
    const pids = await pidsOf();
    expect(pids.filter(isAlive)).toHaveLength(defaultProcesses + 1); // The operator is one, too.
    process.kill(child.pid, 'SIGKILL');
    await eventually(() => expect(pids.filter(isAlive)).toEqual([]));
  });

  test('the next one goes on with the data, demonstrates it again, and lets all of it drain on Ctrl-C', async () => {
    const child = startRun('--manifest', manifest, '--messages', '50');
    await untilUp(child);
    expect(outputOf(child)).toContain('every promise was kept');
    expect(outputOf(child)).toContain('sign in as ada or grace, password "tea and cake"');
    const [pids, { epoch }] = [await pidsOf(), await askStatus()];
    process.kill(child.pid, 'SIGINT');
    expect(await child.gone).toBe('ended with exit code 0');
    expect(pids.filter(isAlive)).toEqual([]);
    for (const each of ['operator-0', 'messaging-0', 'history-0']) expect(readFileSync(join(dataDir, 'logs', `${each}.log`), 'utf8').trimEnd()).toMatch(/"msg":"drained"\}$/);
    expect(() => readFileSync(join(dataDir, lockName))).toThrow('ENOENT');

    // Ctrl-C while it starts leaves nothing running.
    const again = startRun('--manifest', manifest);
    await eventually(() => ['messaging-0', 'messaging-1'].forEach((each) => expect(outputOf(again)).toContain(`${each} is ready`)));
    expect((await askStatus()).epoch).toBe(epoch);
    process.kill(again.pid, 'SIGINT');
    expect(await again.gone).toBe('ended with exit code 130');
    await expect(askStatus()).rejects.toThrow('fetch failed');
  });
});
