import { execFile, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundles } from '../bundle/index.ts';
import { cacheFolders } from '../cache.ts';
import { catalogue } from './catalogue.ts';
import { buildImages, type BuiltImages, type ImageName } from './index.ts';

/** Builds and runs images with what this machine has: packages of Debian, no container engine. */
const names: readonly ImageName[] = ['messaging', 'setup', 'dev-redis'];

let folder = '';
let built: BuiltImages;
/** The root of the image of messaging, unpacked. */
let root = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cecochat-images-'));
  built = await build('first');
  root = unpack('messaging');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const build = (out: string) =>
  buildImages({
    names, registry: 'cecochat', version: '1.2.3', out: join(folder, out), cache: join(folder, 'cache'), programCache: cacheFolders.stores,
    together: false, debian: undefined, source: undefined, progress: () => undefined,
  });

interface Config {
  readonly config: { readonly User: string; readonly Env: readonly string[]; readonly Entrypoint: readonly [string, ...string[]] };
}

/** As an engine would, by what `docker load` goes by. */
function unpack(name: ImageName): string {
  const [archive, target] = [join(folder, `${name}-archive`), join(folder, `${name}-root`)];
  for (const each of [archive, target]) mkdirSync(each);
  execFileSync('tar', ['-xf', join(folder, 'first', `${name}.tar`), '-C', archive]);
  const [manifest] = JSON.parse(readFileSync(join(archive, 'manifest.json'), 'utf8')) as [{ readonly Layers: readonly string[] }];
  for (const layer of manifest.Layers) execFileSync('tar', ['-xzf', join(archive, layer), '-C', target]);
  return target;
}

function configOf(name: ImageName): Config['config'] {
  const image = built.images.find((each) => each.name === name);
  return (JSON.parse(Buffer.from(image?.config.bytes ?? []).toString()) as Config).config;
}

/** A command inside a root: as the user where we are root, else in a namespace that makes it possible. */
function inside(at: string, user: string, command: readonly string[]): readonly [string, ...string[]] {
  return process.getuid?.() === 0 ? ['chroot', `--userspec=${user}`, at, ...command] : ['unshare', '--map-root-user', 'chroot', at, ...command];
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(at: string, user: string, command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const [program, ...args] = inside(at, user, command);
  execFile(program, args, { env: { PATH: process.env['PATH'], ...env } }, (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }));
  return promise;
}

const pathsUnder = (path: string): string[] => readdirSync(path, { recursive: true, withFileTypes: true }).map((each) => join(each.parentPath, each.name));

test('two builds give the same archives, byte for byte', async () => {
  // What took most of the time stays: that its content is the same is looked at all the same.
  const layers = join(folder, 'cache/layers');
  for (const name of readdirSync(layers).filter((each) => !each.startsWith('node-'))) rmSync(join(layers, name));
  const again = await build('second');
  expect(again.images.map(({ manifest }) => manifest.digest)).toEqual(built.images.map(({ manifest }) => manifest.digest));
  const sumOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  expect(again.archives.map(sumOf)).toEqual(built.archives.map(sumOf));
  expect(again.sboms.map(sumOf)).toEqual(built.sboms.map(sumOf));
});

test('the images of programs share all layers but the last', () => {
  const layers = built.images.map((image) => image.layers.map(({ name, digest }) => `${name} ${digest}`));
  const [first = []] = layers;
  expect(first.map((layer) => layer.split(' ')[0])).toEqual(['base', 'node', 'messaging']);
  for (const each of layers) expect(each.slice(0, -1)).toEqual(first.slice(0, -1));
});

test('a program that lacks its settings says so inside its image, as the user of the image and as any other', async () => {
  const { Entrypoint, User } = configOf('messaging');
  expect(User).toBe('1000:1000');
  for (const user of [User, '65532:65532']) {
    const { code, out, err } = await run(root, user, Entrypoint);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('error: CECOCHAT_KAFKA_BROKERS is missing\n');
  }
});

test('every shared library can be loaded with what else is there, and the programs of others start', async () => {
  const redis = unpack('dev-redis');
  const libraries = pathsUnder(join(redis, 'usr/lib')).filter((path) => path.includes('.so') && lstatSync(path).isFile()).map((path) => path.slice(redis.length));
  expect(libraries.filter((path) => /lib(c|stdc\+\+|atomic|ssl)\.so/.test(path))).toHaveLength(4);
  const loader = libraries.find((path) => path.includes('/ld-linux')) ?? '';
  for (const library of libraries.filter((path) => path !== loader)) {
    const { code, err } = await run(redis, '1000:1000', [loader, '--preload', library, configOf('messaging').Entrypoint[0], '--version'], { LD_BIND_NOW: '1' });
    // The loader reports a library that it cannot load, and continues without it.
    expect({ library, code, err }).toEqual({ library, code: 0, err: '' });
  }
  expect(await run(redis, '1000:1000', ['/usr/local/bin/redis-server', '--version'])).toMatchObject({ code: 0, out: expect.stringContaining('Redis server v=') });
});

test('there is nothing to be had but the program: no shell, nothing for other rights, nothing to write but /tmp', () => {
  const files = pathsUnder(root).map((path) => ({ path: path.slice(root.length), mode: lstatSync(path).mode, link: lstatSync(path).isSymbolicLink() }));
  const programs = files.filter(({ path, mode, link }) => !link && lstatSync(join(root, path)).isFile() && (mode & 0o111) !== 0).map(({ path }) => path);
  expect(programs.filter((path) => !path.includes('.so'))).toEqual(['/usr/local/bin/node']);
  expect(files.filter(({ mode }) => (mode & 0o6000) !== 0)).toEqual([]);
  expect(files.filter(({ mode, link }) => !link && (mode & 0o022) !== 0).map(({ path }) => path)).toEqual(['/tmp']);
});

test('the licences of everything in it are in it', () => {
  const licences = readdirSync(join(root, 'licenses/npm'), { recursive: true }).map(String);
  expect(licences).toEqual(expect.arrayContaining([expect.stringMatching(/^kafkajs@[\d.]+\/LICENSE$/), expect.stringMatching(/^pino@[\d.]+\/LICENSE$/)]));
  expect(licences).toEqual(expect.arrayContaining([expect.stringMatching(/^@grpc\/grpc-js@[\d.]+\/LICENSE$/)]));
  for (const path of ['licenses/cecochat/LICENSE', 'licenses/node/LICENSE', 'usr/share/doc/libc6/copyright']) expect(existsSync(join(root, path))).toBe(true);
});

interface Sbom {
  readonly components: readonly { readonly name: string; readonly version?: string; readonly purl?: string; readonly hashes?: readonly { readonly content: string }[] }[];
}

const sbomOf = (name: ImageName) => JSON.parse(readFileSync(join(folder, 'first', `${name}.cdx.json`), 'utf8')) as Sbom;
const purlsOf = (name: ImageName, kind: string) => sbomOf(name).components.flatMap(({ purl }) => (purl?.startsWith(`pkg:${kind}/`) === true ? [purl] : [])).sort();

test('the bill of materials has the npm packages of which the metafile of the bundle has code, and no others', async () => {
  const repository = join(import.meta.dirname, '../..');
  const bundles = await buildBundles({ messaging: catalogue.messaging.module, setup: catalogue.setup.module }, join(folder, 'bundles'));
  for (const { name, packages } of bundles) {
    const wanted = packages.map((each) => JSON.parse(readFileSync(join(repository, each, 'package.json'), 'utf8')) as { readonly name: string; readonly version: string });
    expect(wanted.map((each) => each.name)).toEqual(expect.arrayContaining(['kafkajs', 'pino', 'zod']));
    const purls = wanted.map((each) => `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`);
    expect(purlsOf(name as ImageName, 'npm')).toEqual([...new Set(purls)].sort());
  }
  expect(purlsOf('messaging', 'npm').join()).not.toMatch(/esbuild|jest|typescript|commander/);
});

test('the bill of materials has the Node and the packages of Debian that are in the image', () => {
  const node = sbomOf('messaging').components.find(({ name }) => name === 'node');
  expect(node?.version).toBe(process.version.slice(1));
  expect(node?.hashes?.[0]?.content).toBe(createHash('sha256').update(readFileSync(join(root, 'usr/local/bin/node'))).digest('hex'));
  const installed = readdirSync(join(root, 'var/lib/dpkg/status.d'));
  expect(sbomOf('messaging').components.flatMap(({ name, purl }) => (purl?.startsWith('pkg:deb/') === true ? [name] : [])).sort()).toEqual(installed.sort());
});

test('as the first process of a container, a program that still waits for its stores ends when it is told to', async () => {
  const setup = unpack('setup');
  const { Entrypoint, Env } = configOf('setup');
  const env = {
    ...Object.fromEntries(Env.map((each) => each.split('=', 2) as [string, string])),
    CECOCHAT_KAFKA_BROKERS: '127.0.0.1:1', CECOCHAT_CASSANDRA_CONTACT_POINTS: '127.0.0.1:1', CECOCHAT_REDIS_URL: 'redis://127.0.0.1:1', CECOCHAT_PARTITIONS: '4', PATH: process.env['PATH'] ?? '',
  };
  const flags = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const container = spawn('unshare', [...flags, '--pid', '--fork', '--kill-child', ...inside(setup, '1000:1000', Entrypoint)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  container.once('close', resolve);
  try {
    const { promise: begun, resolve: begin } = Promise.withResolvers<unknown>();
    for (const stream of [container.stdout, container.stderr]) stream.once('data', begin);
    await begun;
    const [first] = readFileSync(`/proc/${container.pid}/task/${container.pid}/children`, 'utf8').trim().split(' ').map(Number);
    process.kill(Number(first), 'SIGTERM');
    expect(await Promise.race([ended, new Promise((late) => setTimeout(late, 10_000, 'still there'))])).toBe(128 + 15);
  } finally {
    container.kill('SIGKILL');
    await ended;
  }
});
