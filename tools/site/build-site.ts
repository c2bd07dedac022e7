import { createHash, randomUUID } from 'node:crypto';
import { glob, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

const repository = join(import.meta.dirname, '../..');
/** What the service `web` serves. */
export const sitePath = join(repository, 'web/dist/site.json');

/** What the client is made of. */
const sources = [
  'web/{index.html,vite.config.ts,tsconfig.json}', 'web/{src,public}/**/*', 'client/**/*.ts',
  'libs/contracts/**/*.{ts,js}', 'tools/site/*.ts', 'package-lock.json',
];

/** Builds the client for browsers unless what is there is newer than its sources. Returns whether it was built. */
export async function ensureSite(): Promise<boolean> {
  const builtMs = (await stat(sitePath).catch(() => undefined))?.mtimeMs ?? 0;
  if (builtMs > (await newestMs())) return false;
  const text = JSON.stringify(await buildParts());
  await mkdir(dirname(sitePath), { recursive: true });
  const unfinished = `${sitePath}.${randomUUID()}`;
  await writeFile(unfinished, text);
  await rename(unfinished, sitePath);
  return true;
}

async function newestMs(): Promise<number> {
  let newest = 0;
  for await (const path of glob(sources, { cwd: repository })) {
    const found = await stat(join(repository, path));
    if (found.isFile()) newest = Math.max(newest, found.mtimeMs);
  }
  return newest;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml', webmanifest: 'application/manifest+json',
};

/** The packages in the client, such as `node_modules/preact`: an image has to name them. */
export async function sitePackages(): Promise<readonly string[]> {
  return (JSON.parse(await readFile(sitePath, 'utf8')) as { readonly packages: readonly string[] }).packages;
}

/** Vite writes nothing: its files are packed with their compressed forms. */
async function buildParts() {
  const root = join(repository, 'web');
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
