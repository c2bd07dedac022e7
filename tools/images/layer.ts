import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import type { Component } from './component.ts';
import { arrange, type Entry, type FileEntry } from './entry.ts';

/** Files that images lay over one another; those that have the same one share it wherever they are kept. */
export interface Layer {
  /** Short, such as node. */
  readonly name: string;
  /** What is in it, for `docker history`. */
  readonly description: string;
  /** Digest of the tar archive. */
  readonly diffId: string;
  /** Digest of the compressed archive, and its bytes. */
  readonly digest: string;
  readonly size: number;
  readonly file: string;
  readonly components: readonly Component[];
}

/** Higher ones take three times as long, for half a percent. */
const compressionLevel = 6;

export interface LayerContent {
  readonly name: string;
  readonly description: string;
  readonly entries: readonly Entry[];
  /** What is in it, for the bill of materials. */
  readonly components: readonly Component[];
}

/**
 * Writes a layer into the folder, where one of the same content stays as it is: compressing Node takes most of the time
 * of a build.
 * Earlier ones of that name go.
 */
export async function writeLayer(
  { name, description, entries, components }: LayerContent, folder: string,
): Promise<Layer> {
  await mkdir(folder, { recursive: true });
  const diffId = await digestOf(tarOf(entries));
  // Compressed differently, by another zlib for example, it has another digest.
  const digest = diffId.slice('sha256:'.length).slice(0, 16);
  const fileName = `${name}-${digest}-${process.versions.zlib}-${compressionLevel}.tar.gz`;
  const path = join(folder, fileName);
  if (!existsSync(path)) {
    const partial = `${path}.partial`;
    await pipeline(tarOf(entries), createGzip({ level: compressionLevel }), createWriteStream(partial));
    await rename(partial, path);
  }
  const isEarlier = new RegExp(`^${name}-[0-9a-f]{16}-`);
  for (const other of await readdir(folder))
    if (other !== fileName && isEarlier.test(other)) await rm(join(folder, other));
  return {
    name,
    description,
    diffId,
    digest: await digestOf(createReadStream(path)),
    size: (await stat(path)).size,
    file: path,
    components,
  };
}

/** How images name what they consist of. */
export const asDigest = (hash: Hash): string => `sha256:${hash.digest('hex')}`;

async function digestOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return asDigest(hash);
}

/** Images hold no build time: the same content is the same image. */
export const epoch = new Date(0);

/**
 * The bytes of a tar archive with these entries, which depend on nothing else. Fails when a file of this machine cannot
 * be read.
 */
export async function* tarOf(entries: readonly Entry[]): AsyncGenerator<Uint8Array> {
  const archive = pack();
  fill(archive, arrange(entries)).catch((error: unknown) =>
    archive.destroy(Error.isError(error) ? error : new Error(String(error))),
  );
  for await (const chunk of archive) yield chunk as Uint8Array;
}

async function fill(archive: Pack, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) await add(archive, entry);
  archive.finalize();
}

/** Resolves when the reader has taken the entry. */
async function add(archive: Pack, entry: Entry): Promise<void> {
  const content = entry.kind === 'file' ? await contentOf(entry) : new Uint8Array();
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const sink = archive.entry({ ...headerOf(entry), size: content.length }, (error) =>
    error ? reject(error) : resolve(undefined),
  );
  sink.end(content.length > 0 ? content : undefined);
  await promise;
}

function headerOf(entry: Entry) {
  const common = { name: entry.path, mtime: epoch, uid: 0, gid: 0 } as const;
  switch (entry.kind) {
    case 'file': return { ...common, type: 'file', mode: entry.executable === true ? 0o755 : 0o644 } as const;
    case 'link': return { ...common, type: 'symlink', mode: 0o777, linkname: entry.target } as const;
    case 'folder': {
      const { mode = 0o755, owner = 0 } = entry;
      return { ...common, name: `${entry.path}/`, type: 'directory', mode, uid: owner, gid: owner } as const;
    }
  }
}

async function contentOf({ content }: FileEntry): Promise<Uint8Array> {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : readFile(content.file);
}
