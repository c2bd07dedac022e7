import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectRedis } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { eventually } from '../../../test/support/eventually.ts';
import { freePortBase } from '../../../test/support/free-ports.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { parseManifest } from '../../manifest/index.ts';
import { defaultRestartPolicy, OperatorProcesses, planPorts, ProcessTable } from '../processes/index.ts';
import { Changes } from './changes.ts';
import { startHttpApi, type HttpApi } from './http-api.ts';
import { Machine } from './machine.ts';
import { ManifestFile } from './manifest-file.ts';
import { ObjectStore } from './object-store.ts';

/** Its servers run without stores, and never become ready. */
const broken = { kind: 'messaging', version: 'broken' };

let folder = '';
let base = '';
let redis: Redis;
let manifest: ManifestFile;
let processes: ProcessTable;
let objects: ObjectStore;
let api: HttpApi;
let kept: Record<string, string> = {};
const stopped: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-api-'));
  const ports = planPorts(await freePortBase());
  base = `http://127.0.0.1:${ports.status}`;
  const path = join(folder, 'm.yaml');
  await writeFile(path, 'apiVersion: cecochat.dev/v1beta1\nkind: ChatCluster\nmetadata:\n  name: mine\n');
  redis = connectRedis('redis://127.0.0.1:1', silentLogger);
  const changes = new Changes();
  manifest = await ManifestFile.open({ path, check: async (text) => parseManifest(text, 'm.yaml'), logger: silentLogger, onChange: changes.bump });
  const around = { ports, stores: { kafkaBrokers: '', cassandraContactPoints: '', redisUrl: 'redis://127.0.0.1:1' }, keys: { jwks: '', privateJwk: '' } };
  const supervision = { logDir: folder, policy: defaultRestartPolicy, random: Math.random, logger: silentLogger, onChange: changes.bump };
  const wanted = { read: async () => kept, write: async (next: Readonly<Record<string, string>>) => void (kept = { ...next }) };
  processes = new ProcessTable(around, wanted, supervision);
  objects = new ObjectStore(join(folder, 'objects'), silentLogger);
  const stores = { status: () => [], start: async () => undefined, stop: async (name: string, signal: string) => void stopped.push(`${name} ${signal}`) };
  const machine = new Machine({ objects, manifest, processes, operators: new OperatorProcesses(around, supervision), changes, redis, ports, stores });
  api = await startHttpApi(machine, `127.0.0.1:${ports.status}`, silentLogger);
});
afterAll(async () => {
  await processes.stopKinds(['messaging']);
  await api.close();
  await manifest.stop();
  redis.disconnect();
  await rm(folder, { recursive: true, force: true });
});

async function ask(method: string, path: string, body?: object | string, headers: Record<string, string> = {}) {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(`${base}${path}`, { method, headers, ...sent });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const newOne = { 'if-none-match': '*' };

test('an object is made once, and replaced by who knows its version', async () => {
  expect(await ask('GET', '/api/objects/lease')).toEqual({ status: 404, body: { error: 'there is no object lease yet' } });
  expect(await ask('PUT', '/api/objects/lease', { holder: 'a' }, newOne)).toEqual({ status: 200, body: { version: '1' } });
  expect(await ask('PUT', '/api/objects/lease', { holder: 'b' }, newOne)).toMatchObject({ status: 409, body: { error: 'lease has version 1, not none' } });
  expect(await ask('PUT', '/api/objects/lease', { holder: 'b' }, { 'if-match': '1' })).toMatchObject({ status: 200, body: { version: '2' } });
  expect(await ask('PUT', '/api/objects/lease', { holder: 'c' }, { 'if-match': '1' })).toMatchObject({ status: 409 });
  expect(await ask('GET', '/api/objects/lease')).toEqual({ status: 200, body: { version: '2', value: { holder: 'b' } } });
});

test.each([
  ['an object that is none', 'PUT', '/api/objects/passwd', {}, newOne, 400],
  ['an object without its version', 'PUT', '/api/objects/lease', {}, {}, 428],
  ['an object that is a list', 'PUT', '/api/objects/status', '[1]', newOne, 400],
  ['no JSON', 'PUT', '/api/objects/status', '{', newOne, 400],
  ['a process of no kind', 'PUT', '/api/processes/redis-0', broken, {}, 400],
  ['a process of another kind', 'PUT', '/api/processes/connect-0', broken, {}, 400],
  ['a process beyond the room', 'PUT', '/api/processes/messaging-20', broken, {}, 400],
  ['a process without a version', 'PUT', '/api/processes/messaging-0', { kind: 'messaging' }, {}, 400],
  ['an operator by another name', 'PUT', '/api/operators/messaging-0', {}, {}, 400],
  ['an operator with other settings', 'PUT', '/api/operators/operator-1', { env: { PATH: '/' } }, {}, 400],
  ['a signal that is none', 'DELETE', '/api/operators/operator-1?signal=HUP', undefined, {}, 400],
  ['a store that is none', 'POST', '/api/stores/disk/stop', {}, {}, 400],
  ['a wiped log', 'POST', '/api/stores/kafka/start', { wiped: true }, {}, 400],
  ['half a server', 'PUT', '/api/scale', { replicas: 1.5 }, {}, 400],
  ['something that is not there', 'GET', '/api/nothing', undefined, {}, 404],
])('%s is refused with a reason', async (_, method, path, body, headers: Record<string, string>, status) => {
  expect(await ask(method, path, body, headers)).toEqual({ status, body: { error: expect.stringMatching(/\w+/) } });
  expect(processes.list()).toEqual([]);
});

test('a page in a browser is refused, whatever it asks for', async () => {
  const refused = { status: 403, body: { error: 'this is for programs on this machine' } };
  expect(await ask('POST', '/api/stores/redis/stop', {}, { origin: 'http://evil.example' })).toEqual(refused);
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  request(`${base}/api/status`, { headers: { host: 'evil.example' } }, (response) => {
    response.resume();
    resolve(response.statusCode);
  }).end();
  expect(await promise).toBe(403);
  expect(stopped).toEqual([]);
});

test('a store is stopped by the signal that is asked for', async () => {
  await ask('POST', '/api/stores/redis/stop');
  await ask('POST', '/api/stores/kafka/stop', { signal: 'KILL' });
  expect(stopped).toEqual(['redis SIGTERM', 'kafka SIGKILL']);
});

test('what is asked for twice is started once, and ends when it is told to; who waits hears of it', async () => {
  const { version } = (await ask('GET', '/api/changes?after=0')).body;
  const waiting = ask('GET', `/api/changes?after=${String(version)}`);
  const first = await ask('PUT', '/api/processes/messaging-3', broken);
  const second = await ask('PUT', '/api/processes/messaging-3', broken);
  expect([first.status, second.body['pid'], kept]).toEqual([200, first.body['pid'], { 'messaging-3': 'broken' }]);
  expect((await waiting).body['version']).not.toBe(version);
  expect(processes.list()).toMatchObject([{ name: 'messaging-3', state: 'starting', up: true, restarts: 0 }]);
  await ask('DELETE', '/api/processes/messaging-3');
  await ask('DELETE', '/api/processes/messaging-3');
  await eventually(() => expect(processes.list()).toEqual([]));
  expect(kept).toEqual({});
});

test('what was decided on a routing that is not in force any more is not done', async () => {
  await objects.set('routing', {});
  const stale = { 'if-routing-match': '7' };
  expect(await ask('PUT', '/api/processes/messaging-0', broken, stale)).toMatchObject({ status: 409 });
  expect((await ask('PUT', '/api/processes/messaging-0', broken, { 'if-routing-match': '1' })).status).toBe(200);
  expect(await ask('DELETE', '/api/processes/messaging-0', undefined, stale)).toMatchObject({ status: 409 });
  expect(processes.list()).toMatchObject([{ name: 'messaging-0', up: true }]);
});

test('the status is told while nothing else answers', async () => {
  expect(await ask('GET', '/api/status')).toMatchObject({ status: 200, body: { servers: [], epoch: 0, partitionCount: 36, operators: [], stores: [] } });
});
