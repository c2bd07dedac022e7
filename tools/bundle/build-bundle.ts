import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { BundleError } from './bundle-error.ts';
import { moveInto, pathInBundle, surroundingsOf } from './surroundings.ts';

const repository = join(import.meta.dirname, '../..');

export interface Bundle {
  readonly name: string;
  readonly bytes: number;
  readonly gzippedBytes: number;
  /** What came along, as paths inside the bundle. */
  readonly files: readonly string[];
  /** Names of the packages that are in it. */
  readonly packages: readonly string[];
}

/** Packages of the old kind ask for these three, which a module of the new kind has not got. */
const banner = [
  "import { createRequire } from 'node:module';",
  'const require = createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join('');

/**
 * Identifiers stay, because logs have the names of errors and functions: esbuild could keep them otherwise only by a call for each
 * function that is made. Nothing in the result depends on when or where it is built.
 */
const options = {
  absWorkingDir: repository, bundle: true, platform: 'node', format: 'esm', target: 'node26', minifyWhitespace: true, minifySyntax: true,
  legalComments: 'none', banner: { js: banner }, metafile: true, write: false, logLevel: 'silent',
} satisfies BuildOptions;

/** Writes the bundle of a program into `<out>/<name>`, and nothing else is left there. Throws a BundleError that says what is in the way. */
export async function buildBundle(name: string, entry: string, out: string): Promise<Bundle> {
  const files = new Map<string, Uint8Array>();
  const { outputFiles, metafile } = await build({ ...options, entryPoints: [entry], plugins: [taking(files)] }).catch((error: unknown) => {
    throw new BundleError(`${name} cannot be bundled: ${Error.isError(error) ? error.message : String(error)}`, { cause: error });
  });
  const [main] = outputFiles;
  if (main === undefined || outputFiles.length > 1) throw new BundleError(`${name} became ${outputFiles.length} files`);
  const packages = packagesOf(metafile);
  const folder = join(out, name);
  await rm(folder, { recursive: true, force: true });
  await writeAll(folder, new Map([...files, ['main.js', main.contents], ['package.json', Buffer.from('{"type":"module"}\n')]]));
  return { name, bytes: main.contents.length, gzippedBytes: gzipSync(main.contents).length, files: [...files.keys()].sort(), packages };
}

/** Takes along what modules read beside themselves, and refuses those of which that is not known. */
function taking(files: Map<string, Uint8Array>): Plugin {
  return {
    name: 'surroundings',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) => {
        const module = relative(repository, path);
        const text = await readFile(path, 'utf8');
        const around = surroundingsOf(module, text);
        if (around.kind === 'none') return undefined;
        if (around.kind === 'unknown') return { errors: [{ text: `${module} looks where it is: tools/bundle/surroundings.ts has to say what it reads there` }] };
        for (const file of around.files) files.set(pathInBundle(join(dirname(module), file)), await readFile(join(dirname(path), file)));
        return { contents: moveInto(pathInBundle(dirname(module)), text), loader: path.endsWith('ts') ? 'ts' : 'js' };
      });
    },
  };
}

const packagesOf = ({ inputs }: Metafile): string[] =>
  [...new Set(Object.keys(inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))].sort();

async function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}
