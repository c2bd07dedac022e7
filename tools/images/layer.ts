import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Component } from './component.ts';
import type { Entry } from './entry.ts';
import { tarOf } from './tar.ts';

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
