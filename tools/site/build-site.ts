import { createHash, randomUUID } from 'node:crypto';
import { glob, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

const repository = join(import.meta.dirname, '../..');
/** Pages that are built and served together. */
interface Pages {
  /** The file into which they are packed, in the repository. */
  readonly packed: string;
  /** Folder of the configuration of Vite. */
  readonly root: string;
  /** What they are made of. */
  readonly sources: readonly string[];
}

const shared = ['tools/site/*.ts', 'package-lock.json'];
const sites = {
  /** The client for browsers, which the service `web` serves. */
  client: {
    packed: 'web/dist/site.json',
    root: 'web',
    sources: [
      'web/{index.html,vite.config.ts,tsconfig.json}', 'web/{src,public}/**/*', 'client/**/*.ts',
      'libs/contracts/**/*.{ts,js}', ...shared,
    ],
  },
  /** The page for operators, which `make run` and the operator serve. */
  console: {
    packed: 'web/dist/console.json',
    root: 'web/console',
    sources: ['web/{console,src}/**/*', 'web/vite.config.ts', ...shared],
  },
} as const satisfies Readonly<Record<string, Pages>>;

export type SiteName = keyof typeof sites;

/** Where the pages are packed. */
export const sitePath = (name: SiteName): string => join(repository, sites[name].packed);

/** Builds these pages unless what is there is newer than their sources. Returns whether they were built. */
export async function ensureSite(name: SiteName): Promise<boolean> {
  const path = sitePath(name);
  const builtMs = (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
  if (builtMs > (await newestMs(sites[name]))) return false;
  const text = JSON.stringify(await buildParts(sites[name]));
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
  return true;
}

async function newestMs({ sources }: Pages): Promise<number> {
  let newest = 0;
  for await (const path of glob([...sources], { cwd: repository })) {
    const found = await stat(join(repository, path));
    if (found.isFile()) newest = Math.max(newest, found.mtimeMs);
  }
  return newest;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml', webmanifest: 'application/manifest+json',
};

/** The packages in built pages, such as `node_modules/preact`: an image has to name them. */
export async function sitePackages(path: string): Promise<readonly string[]> {
  return (JSON.parse(await readFile(path, 'utf8')) as { readonly packages: readonly string[] }).packages;
}

/** Vite writes nothing: its files are packed with their compressed forms. */
async function buildParts({ root: folder }: Pages) {
  const root = join(repository, folder);
  const built = await build({ configFile: join(root, 'vite.config.ts'), build: { write: false } });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  const made = output.map((each) =>
    packFile(each.fileName, Buffer.from(each.type === 'chunk' ? each.code : each.source)));
  const copied: ReturnType<typeof packFile>[] = [];
  for await (const name of glob('*', { cwd: join(root, 'public') })) {
    copied.push(packFile(name, await readFile(join(root, 'public', name))));
  }
  const modules = output.flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []));
  return { files: [...made, ...copied].sort((a, b) => (a.path < b.path ? -1 : 1)), packages: packagesOf(modules) };
}

function packFile(name: string, bytes: Buffer) {
  const type = types[name.split('.').at(-1) ?? ''];
  if (type === undefined) throw new Error(`tools/site/build-site.ts has to name the media type of ${name}`);
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return {
    path: name === 'index.html' ? '/' : `/${name}`,
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    isImmutable: name.startsWith('assets/'),
    bodies: { identity: base64(bytes), gzip: base64(gzipSync(bytes, { level: 9 })), br: base64(br) },
  };
}

const packagesOf = (modules: readonly string[]): readonly string[] =>
  [...new Set(modules.flatMap((path) => /(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))].sort();

const base64 = (bytes: Buffer): string => bytes.toString('base64');
