import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, credentials, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { service as healthService } from 'grpc-health-check';
import { startPlatform, type RunningPlatform } from '../../test/support/start-platform.ts';
import { buildBundles, programs, type Bundle } from './index.ts';

let folder = '';
let bundles: Bundle[];
const names = Object.keys(programs);

const buildAll = (out: string) => buildBundles(programs, join(folder, out));

beforeAll(async () => {
  // Nothing that is installed can be found from there.
  folder = await mkdtemp(join(tmpdir(), 'cecochat-bundles-'));
  bundles = await buildAll('first');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(name: string, ...args: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; err: string }>();
  execFile(process.execPath, [join(folder, 'first', name, 'main.js'), ...args], { cwd: folder, env: {} }, (error, out, err) => {
    resolve({ code: error === null ? 0 : Number(error.code), out, err });
  });
  return promise;
}

async function contentsOf(out: string): Promise<Map<string, string>> {
  const found = await readdir(join(folder, out), { recursive: true, withFileTypes: true });
  const paths = found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name)).sort();
  return new Map(await Promise.all(paths.map(async (path) => [path.slice(join(folder, out).length), await readFile(path, 'base64')] as const)));
}

test('two builds give the same bytes, wherever they go to', async () => {
  await buildAll('second');
  const [first, second] = [await contentsOf('first'), await contentsOf('second')];
  expect([...second.keys()]).toEqual([...first.keys()]);
  expect([...second].filter(([path, bytes]) => first.get(path) !== bytes).map(([path]) => path)).toEqual([]);
  for (const { name, bytes } of bundles) expect(first.get(`/${name}/main.js`)?.length).toBe(Math.ceil(bytes / 3) * 4);
});

test('a program that would look for something beside itself, nobody knows for what, is refused', async () => {
  const building = buildBundles({ refused: 'tools/bundle/main.ts' }, join(folder, 'refused'));
  await expect(building).rejects.toThrow('tools/bundle/main.ts looks where it is: tools/bundle/surroundings.ts has to say what it reads there');
  await expect(readdir(join(folder, 'refused'))).rejects.toThrow('ENOENT');
});

test.each(names)('the bundle of %s says what it needs, and exits 2 when that is missing', async (name) => {
  const [help, bare] = await Promise.all([run(name, '--help'), run(name)]);
  expect([help.code, help.err, bare.code, bare.out]).toEqual([0, '', 2, '']);
  const required = [...help.out.matchAll(/^ {2}(CECOCHAT_\w+) .*\(required\)$/gm)].map(([, setting]) => `error: ${setting} is missing\n`);
  expect(required.length).toBeGreaterThan(1);
  expect(bare.err).toBe(required.join(''));
});

describe('a platform of bundles', () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await startPlatform({ servers: 1, partitionCount: 2, bundles: join(folder, 'first') });
  });
  afterAll(() => platform.stop());

  test('carries a message from device to device and into history', async () => {
    const { platform: running, connectUrl, tokenOf } = platform;
    const [alice, bob] = [running.userIn(0), running.userIn(1)];
    const lookup = await fetch(`${connectUrl}/api/connect`, { headers: { authorization: `Bearer ${await tokenOf(bob)}` } });
    expect(await lookup.json()).toMatchObject({ partition: 1, address: await running.addressOf('messaging-0') });
    const [sender, receiver] = [await running.chat(alice), await running.chat(bob)];
    sender.send(1, bob, 'hello');
    const [messageId] = await sender.untilAcked(1);
    expect(await receiver.untilTexts(1)).toEqual(['hello']);
    // An id of 63 bits: what handles such numbers is in the bundle too.
    expect(messageId).toBeGreaterThan(2n ** 53n);
    expect(receiver.deliveries[0]).toMatchObject({ messageId, sender: alice, receiver: bob });
    expect(await running.inboxUntil(bob, await running.logEnd(1))).toMatchObject([{ messageId, text: 'hello' }]);
  });

  test('answers for its health and says what can be called', async () => {
    const client = new Client(platform.historyAddress, credentials.createInsecure());
    try {
      expect(await askHealth(client)).toMatchObject({ status: 'SERVING' });
      expect(await listCalls(client, 'v1')).toEqual(await listCalls(client, 'v1alpha'));
      expect(await listCalls(client, 'v1')).toEqual(expect.arrayContaining(['cecochat.v1.HistoryService', 'grpc.health.v1.Health']));
    } finally {
      client.close();
    }
  });
});

function askHealth(client: Client): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const { path, requestSerialize, responseDeserialize } = methodOf(healthService, 'Check');
  client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { service: '' }, (error, answer) => (error === null ? resolve(answer) : reject(error)));
  return promise;
}

async function listCalls(client: Client, version: string): Promise<string[]> {
  const proto = join(import.meta.dirname, `../../node_modules/@grpc/reflection/build/proto/grpc/reflection/${version}/reflection.proto`);
  const service = loadSync(proto)[`grpc.reflection.${version}.ServerReflection`] as ServiceDefinition;
  const { path, requestSerialize, responseDeserialize } = methodOf(service, 'ServerReflectionInfo');
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  call.write({ listServices: '' });
  call.end();
  const answers = (await call.toArray()) as { listServicesResponse: { service: { name: string }[] } }[];
  return answers.flatMap((answer) => answer.listServicesResponse.service.map(({ name }) => name));
}

function methodOf(service: ServiceDefinition, name: string) {
  const method = service[name];
  if (method === undefined) throw new Error(`there is no ${name}`);
  return method;
}
