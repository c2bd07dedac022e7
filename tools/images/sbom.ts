import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Component } from './component.ts';
import type { Image } from './image.ts';

/** Writes the list of what is in each image into the folder, as `<name>.cdx.json`. Gives the paths. */
export async function writeSboms(images: readonly Image[], folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    images.map(async (image) => {
      const path = join(folder, `${image.name}.cdx.json`);
      await writeFile(path, `${JSON.stringify(buildSbom(image), undefined, 2)}\n`);
      return path;
    }),
  );
}

/** Pure: a bill of materials in CycloneDX 1.6. The same image always has the same one: it contains no time. */
export function buildSbom(image: Image) {
  const components = componentsOf(image);
  const root = describeImage(image);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(image.manifest.digest)}`,
    version: 1,
    metadata: { component: root },
    components,
    dependencies: [{ ref: root['bom-ref'], dependsOn: components.map((each) => each['bom-ref']) }],
  };
}

function describeImage({ name, reference, manifest, layers, platform }: Image) {
  const tagAt = reference.lastIndexOf(':');
  const [repository, version] = [reference.slice(0, tagAt), reference.slice(tagAt + 1)];
  const place = `arch=${platform.architecture}&repository_url=${encodeURIComponent(repository)}&tag=${version}`;
  const purl = `pkg:oci/${name}@${encodeURIComponent(manifest.digest)}?${place}`;
  return {
    type: 'container',
    'bom-ref': purl,
    name: repository,
    version,
    purl,
    hashes: [{ alg: 'SHA-256', content: manifest.digest.slice('sha256:'.length) }],
    properties: layers.map((layer) => ({ name: `cecochat:layer:${layer.name}`, value: layer.digest })),
  };
}

/** Of all layers, each once. */
function componentsOf({ layers }: Image): Component[] {
  const all = layers.flatMap(({ components }) => components);
  return [...new Map(all.map((each) => [each['bom-ref'], each])).values()].sort((a, b) =>
    a['bom-ref'] < b['bom-ref'] ? -1 : 1,
  );
}

/** The first 122 bits of a digest as a UUID of version 8, which is for identifiers of one's own making. */
function uuidOf(digest: string): string {
  const hex = digest.slice('sha256:'.length);
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32),
  ].join('-');
}
