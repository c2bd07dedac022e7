import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { file, type FileEntry } from './entry.ts';
import { describe, type Image } from './image.ts';
import { tarOf } from './layer.ts';

/**
 * Writes images into one archive: an image layout of the Open Container Initiative, which containerd (and so kind)
 * reads, and beside it the manifest.json that every `docker load` reads. Layers that several images share are in it
 * once.
 */
export async function writeArchive(images: readonly Image[], path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  try {
    await pipeline(tarOf(archiveEntries(images)), createWriteStream(partial));
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}

/** Pure: what is in the archive. */
export function archiveEntries(images: readonly Image[]): FileEntry[] {
  const blobs = images.flatMap(({ layers, config, manifest }) => [
    ...layers.map((layer) => file(blobPath(layer.digest), { file: layer.file })),
    ...[config, manifest].map(({ digest, bytes }) => file(blobPath(digest), bytes)),
  ]);
  return [
    file('oci-layout', JSON.stringify({ imageLayoutVersion: '1.0.0' })),
    file(
      'index.json',
      JSON.stringify({
        schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: images.map(indexEntry),
      }),
    ),
    file('manifest.json', JSON.stringify(images.map(dockerEntry))),
    ...new Map(blobs.map((blob) => [blob.path, blob])).values(),
  ];
}

const blobPath = (digest: string): string => `blobs/${digest.replace(':', '/')}`;

const indexEntry = ({ manifest, platform, reference }: Image) => ({
  ...describe(manifest),
  platform,
  annotations: {
    'io.containerd.image.name': fullName(reference),
    'org.opencontainers.image.ref.name': reference.slice(reference.lastIndexOf(':') + 1),
  },
});

const dockerEntry = ({ config, layers, reference }: Image) => ({
  Config: blobPath(config.digest), RepoTags: [reference], Layers: layers.map(({ digest }) => blobPath(digest)),
});

/** Pure: the name that a reference in a pod stands for. Docker's own registry is meant where none is named. */
export function fullName(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  if (isHost) return reference;
  return `docker.io/${rest.length > 0 ? '' : 'library/'}${reference}`;
}
