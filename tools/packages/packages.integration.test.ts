import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { readPrograms, type SampleProgram } from '../../test/docs/sample-programs.ts';
import { startPlatform, type RunningPlatform } from '../../test/support/start-platform.ts';
import { buildPackages, type Tarball } from './index.ts';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '../..');
const compiler = join(repository, 'node_modules/typescript/bin/tsc');
const names = ['contracts', 'client', 'client-node', 'client-web', 'cli'].map((name) => `@cecochat/${name}`);
const samples = readPrograms(readFileSync(join(repository, 'docs/sdk.md'), 'utf8'));

let folder = '';
let project = '';
let tarballs: readonly Tarball[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-sdk-'));
  tarballs = await buildPackages(join(folder, 'packed'));
  project = join(folder, 'project');
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{"name":"project","private":true,"type":"module"}');
  const paths = tarballs.map(({ path }) => path);
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '@types/node@26.6.6', ...paths], { cwd: project });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const installed = (name: string, ...path: string[]) => join(project, 'node_modules', name, ...path);

test('each package has JavaScript and types, a licence and a description, and no source', () => {
  expect(tarballs.map(({ name }) => name)).toEqual(names);
  for (const { name, files } of tarballs) {
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(files.filter((file) => /(?<!\.d)\.ts$|\.test\./.test(file))).toEqual([]);
    if (name !== '@cecochat/cli') expect(files).toEqual(expect.arrayContaining(['index.js', 'index.d.ts']));
  }
});

test.each(names)('%s depends on all that it imports', async (name) => {
  const { dependencies } = JSON.parse(await readFile(installed(name, 'package.json'), 'utf8')) as { readonly dependencies: object };
  const files = (await readdir(installed(name), { recursive: true })).filter((file) => /\.(js|d\.ts)$/.test(file) && !file.includes('node_modules'));
  const texts = await Promise.all(files.map((file) => readFile(installed(name, file), 'utf8')));
  const imported = texts.flatMap((text) => [...text.matchAll(/^(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?["']([^."'][^"']*)["']/gm)].map(([, path = '']) => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? ''));
  expect(imported.length).toBeGreaterThan(0);
  const builtIn = (path: string) => path.startsWith('node:') || builtinModules.includes(path);
  expect([...new Set(imported)].filter((path) => !builtIn(path) && !Object.hasOwn(dependencies, path))).toEqual([]);
});

test('what browsers load has no module of Node, and bundles without a polyfill', async () => {
  const page = "import { connect } from '@cecochat/client-web'; globalThis.connect = connect;";
  const { outputFiles, warnings } = await build({ stdin: { contents: page, resolveDir: project }, bundle: true, write: false, platform: 'browser', format: 'esm', logLevel: 'silent' });
  expect([outputFiles.length, warnings]).toEqual([1, []]);
});

describe('with a platform', () => {
  let running: RunningPlatform;
  beforeAll(async () => {
    running = await startPlatform({ partitionCount: 2, servers: 1 });
    for (const { file, text } of samples) await writeFile(join(project, file), text);
  });
  afterAll(() => running.stop());

  const start = (...args: string[]) => run(process.execPath, args, { cwd: project, timeout: 60_000, env: { PATH: process.env['PATH'], CECOCHAT_URL: running.connectUrl } });

  test('the document has a program of each kind', () => {
    expect(new Set(samples.map(({ file }) => file.split('.')[1]))).toEqual(new Set(['mjs', 'ts', 'cjs']));
  });

  test.each(samples.map((sample): [string, SampleProgram] => [sample.file, sample]))('%s prints what the document shows', async (file, { output }) => {
    expect((await start(file)).stdout.trim()).toBe(output);
  });

  /** What the compiler complains of. */
  const compile = (...args: string[]) => run(process.execPath, [compiler, '--noEmit', '--strict', '--target', 'es2024', ...args], { cwd: project })
    .then(({ stdout }) => stdout, ({ stdout }: { readonly stdout: string }) => stdout);

  test('the types hold in a strict project, also those of CommonJS', async () => {
    await writeFile(join(project, 'loads.cts'), "import sdk = require('@cecochat/client-node');\nconst code: sdk.ErrorCode = 'unavailable';\nconsole.log(code, sdk.userId(1));\n");
    await writeFile(join(project, 'wrong.ts'), "import { connect } from '@cecochat/client-node';\nconnect({ url: 1, token: '', device: '' });\n");
    const programs = [...samples.map(({ file }) => file).filter((file) => file.endsWith('ts')), 'loads.cts'];
    const options = ['--skipLibCheck', 'false', '--module', 'nodenext', '--lib', 'es2024,esnext', '--types', 'node'];
    expect(await compile(...options, ...programs)).toBe('');
    expect(await compile(...options, 'wrong.ts')).toContain("Type 'number' is not assignable to type 'string | URL'");
  });

  test('the command line sends and shows history', async () => {
    const cli = installed('.bin', 'cecochat');
    const user = ['--url', running.connectUrl, '--user', '120'];
    expect((await start(cli, '--version')).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    await start(cli, 'send', ...user, '--to', '121', 'from a package');
    expect((await start(cli, 'history', ...user)).stdout).toContain('from a package');
  });
});
