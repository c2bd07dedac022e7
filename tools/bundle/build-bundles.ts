import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type BuildResult, type Plugin } from 'esbuild';
import { ensureSite, sitePackages } from '../site/index.ts';
import { BundleError } from './bundle-error.ts';
import { filesReadBy, moveInto, pathInBundle, surroundingsOf } from './surroundings.ts';

const repository = join(import.meta.dirname, '../..');

export interface Bundle {
  readonly name: string;
  readonly bytes: number;
  readonly gzippedBytes: number;
  /** What came along, as paths inside the bundle. */
  readonly files: readonly string[];
  /** Folders of the packages that are in it, such as `node_modules/@grpc/grpc-js`. */
  readonly packages: readonly string[];
}

/** Packages of the old kind ask for these three, which a module of the new kind has not got. */
const banner = [
  "import { createRequire } from 'node:module';",
  'const require = createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join('');

/**
 * Identifiers stay, because logs have the names of errors and functions: esbuild could keep them otherwise only by a
 * call for each
 * function that is made. Nothing in the result depends on when or where it is built.
 */
const options = {
  absWorkingDir: repository,
  outdir: 'dist',
  entryNames: '[name]/main',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node26',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  banner: { js: banner },
  metafile: true,
  write: false,
  logLevel: 'silent',
} satisfies BuildOptions;

/**
 * Writes a bundle of each program into `<out>/<name>`: `main.js` and what it reads, and nothing else is left there.
 * Programs are
 * paths in the repository by name. Throws a BundleError that names the obstacle.
 */
export async function buildBundles(programs: Readonly<Record<string, string>>, out: string): Promise<Bundle[]> {
  if ('web' in programs) await ensureSite('client');
  if ('operator' in programs) await ensureSite('console');
  const built = await build({ ...options, entryPoints: programs, plugins: [moving, trimming] }).catch(
    (error: unknown) => {
      throw new BundleError(Error.isError(error) ? error.message : String(error), { cause: error });
    },
  );
  return Promise.all(Object.keys(programs).map((name) => writeBundle(name, built, out)));
}

/** Has modules find what they read inside the bundle, and refuses those of which that is not known. */
const moving: Plugin = {
  name: 'surroundings',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) => {
      const module = relative(repository, path);
      const text = await readFile(path, 'utf8');
      const around = surroundingsOf(module, text);
      if (around === 'none') return undefined;
      if (around === 'unknown')
        return {
          errors: [
            { text: `${module} looks where it is: tools/bundle/surroundings.ts has to say what it reads there` },
          ],
        };
      return { contents: moveInto(pathInBundle(dirname(module)), text), loader: path.endsWith('ts') ? 'ts' : 'js' };
    });
  },
};

/**
 * What no program asks for is left out, though no bundler dares to by itself: the client of Kubernetes has a class for
 * every object
 * there is, and our libraries lead to drivers of stores. The operator uses none of them and would keep them in memory.
 */
const trimming: Plugin = {
  name: 'trimming',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^(\.|@kubernetes\/client-node$|@cecochat\/)/ }, async ({ path, pluginData, ...around }) => {
      const isPure =
        !path.startsWith('.') ||
        around.importer.includes('/node_modules/@kubernetes/client-node/') ||
        around.importer.startsWith(join(repository, 'libs/'));
      if (!isPure || pluginData === trimming) return undefined;
      return { ...(await resolve(path, { ...around, pluginData: trimming })), sideEffects: false };
    });
  },
};

async function writeBundle(
  name: string, { outputFiles, metafile }: BuildResult<typeof options>, out: string,
): Promise<Bundle> {
  const path = `dist/${name}/main.js`;
  const main = outputFiles.find((each) => relative(repository, each.path) === path);
  const inputs = metafile.outputs[path]?.inputs;
  if (main === undefined || inputs === undefined) throw new BundleError(`${name} became no file of its own`);
  const folder = join(out, name);
  await rm(folder, { recursive: true, force: true });
  await write(join(folder, 'main.js'), main.contents);
  await write(join(folder, 'package.json'), '{"type":"module"}\n');
  const files = Object.keys(inputs).flatMap(filesReadBy).sort();
  for (const file of files) await write(join(folder, pathInBundle(file)), await readFile(join(repository, file)));
  const { contents } = main;
  const pages = files.filter((file) => file.startsWith('web/dist/'));
  const ofPages = await Promise.all(pages.map((file) => sitePackages(join(repository, file))));
  return {
    name,
    bytes: contents.length,
    gzippedBytes: gzipSync(contents).length,
    files: files.map(pathInBundle),
    packages: [...new Set([...packagesOf(Object.keys(inputs)), ...ofPages.flat()])].sort(),
  };
}

const packagesOf = (modules: readonly string[]): string[] =>
  [...new Set(modules.flatMap((path) => /(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))].sort();

async function write(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
