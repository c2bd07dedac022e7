import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { z } from 'zod';
import { product } from '../product.ts';

const repository = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The packages cannot be built; the message has the output of the program that failed. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}

export interface Tarball {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** Paths in the package. */
  readonly files: readonly string[];
}

/**
 * Packs each package of `packages.ts` into a folder, as a tarball that `npm install` takes. Node strips no types below
 * node_modules, so a package has JavaScript, and types beside it. Throws a PackageError that names the obstacle.
 */
export async function buildPackages(out: string): Promise<Tarball[]> {
  await mkdir(out, { recursive: true });
  const stage = await mkdtemp(join(tmpdir(), 'cecochat-packages-'));
  try {
    await compile(stage);
    const tarballs: Tarball[] = [];
    // Inner folders first: the package around them does not contain them.
    for (const each of [...packages].reverse()) {
      const folder = join(stage, 'packed', each.folder.replaceAll('/', '-'));
      await assemble(each, join(stage, 'compiled', each.folder), folder);
      tarballs.push(await pack(folder, resolve(out)));
    }
    return tarballs.reverse();
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Compiles the modules of all packages at once: each sees the sources of the others. */
async function compile(stage: string): Promise<void> {
  const modules = packages.flatMap(({ folder, modules }) => modules.map((module) => join(repository, folder, module)));
  const project = join(stage, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false, declaration: true, incremental: false, tsBuildInfoFile: null,
    rewriteRelativeImportExtensions: true, rootDir: repository, outDir: join(stage, 'compiled'),
    typeRoots: [join(repository, 'node_modules/@types')], types: ['node'],
  };
  const extended = join(repository, 'tsconfig.json');
  await writeFile(project, JSON.stringify({ extends: extended, compilerOptions, files: modules, include: [] }));
  const compiler = join(repository, 'node_modules/typescript/bin/tsc');
  await runTool(process.execPath, [compiler, '--project', project], repository);
}

async function assemble({ folder: source, files, programs }: Package, compiled: string, folder: string): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true });
  await rename(compiled, folder).catch(() => mkdir(folder)); // A package of programs has no modules.
  const from = join(repository, source);
  for (const file of files) await cp(join(from, file), join(folder, file));
  await buildPrograms(from, programs, folder);
  await writeManifest(await readFile(join(from, 'package.json'), 'utf8'), folder);
  await cp(join(from, 'README.md'), join(folder, 'README.md'));
  await cp(join(repository, 'LICENSE'), join(folder, 'LICENSE'));
}

async function buildPrograms(from: string, programs: Readonly<Record<string, string>>, outdir: string): Promise<void> {
  if (Object.keys(programs).length === 0) return;
  await build({
    absWorkingDir: from, entryPoints: programs, outdir, bundle: true, packages: 'external', splitting: true,
    platform: 'node', format: 'esm', target: 'node24', banner: { js: '#!/usr/bin/env node' }, logLevel: 'silent',
  }).catch((error: unknown) => {
    throw new PackageError(Error.isError(error) ? error.message : String(error), { cause: error });
  });
}

async function writeManifest(source: string, folder: string): Promise<void> {
  const manifest = buildManifest(source, product.version);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

const packed = z.array(z.looseObject({
  name: z.string(), filename: z.string(), size: z.number(), files: z.array(z.looseObject({ path: z.string() })),
})).length(1);

async function pack(folder: string, out: string): Promise<Tarball> {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', out];
  const { stdout } = await runTool('npm', args, folder);
  const [result] = packed.parse(JSON.parse(stdout));
  if (result === undefined) throw new PackageError(`npm packed nothing in ${folder}`);
  const { name, filename, size, files } = result;
  return { name, path: join(out, filename), bytes: size, files: files.map(({ path }) => path) };
}

async function runTool(program: string, args: readonly string[], cwd: string): Promise<{ readonly stdout: string }> {
  return run(program, args, { cwd }).catch((error: unknown) => {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new PackageError(`${[program, ...args].join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  });
}

const target = z.string().regex(/^\.\/.*\.ts$/, 'must be a module of TypeScript, such as ./index.ts');
/** What is exported: a module, or one for each condition, of which Node and TypeScript take the first that holds. */
const exported = z.union([target, z.record(z.string(), target)]);

const source = z.looseObject({
  name: z.string(),
  version: z.string(),
  private: z.literal(true),
  description: z.string(),
  exports: z.record(z.string(), exported).optional(),
});

/** Error.isError and what else the sources need. */
const oldestNode = 24;

/**
 * Pure: package.json as others install it, from the one in the sources. What is exported is JavaScript with its types.
 * Throws for one without a name, a version or a description.
 */
export function buildManifest(text: string, version: string): Record<string, unknown> {
  const found = source.parse(JSON.parse(text));
  const { name, version: own, exports: modules } = found;
  if (own !== version) throw new Error(`${name} has version ${own}, the product has ${version}`);
  return {
    ...Object.fromEntries(Object.entries(found).filter(([key]) => key !== 'private')),
    engines: { node: `>=${oldestNode}` },
    ...(modules && { exports: { ...mapValues(modules, builtExport), './package.json': './package.json' } }),
  };
}

const builtExport = (module: z.infer<typeof exported>): unknown =>
  typeof module === 'string' ? built(module) : mapValues(module, built);

/** The types come first: the first condition that holds is taken. */
const built = (module: string) => ({
  types: module.replace(/ts$/, 'd.ts'), default: module.replace(/ts$/, 'js'),
});

const mapValues = <Value, Result>(values: Readonly<Record<string, Value>>, map: (value: Value) => Result) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));

/** A package that others install. */
export interface Package {
  /** Folder of its sources, with its package.json. */
  readonly folder: string;
  /** The modules that others import, in the folder. Everything that they import goes along. */
  readonly modules: readonly string[];
  /** What is not compiled, in the folder. */
  readonly files: readonly string[];
  /**
   * Programs that become one file each, with what they import of other folders; modules in the folder, by the name of
   * the file.
   */
  readonly programs: Readonly<Record<string, string>>;
}

const library = { modules: ['index.ts'], files: [], programs: {} } as const;

/** Each one depends on those before it only. */
export const packages: readonly Package[] = [
  {
    ...library, folder: 'libs/contracts', modules: ['index.ts', 'browser.ts'],
    files: ['generated/messages.js', 'generated/messages.d.ts', 'generated/descriptors.binpb'],
  },
  { ...library, folder: 'client' },
  { ...library, folder: 'client/node' },
  { ...library, folder: 'client/web' },
  { ...library, folder: 'client/cli', modules: [], programs: { cecochat: 'main.ts' } },
];
