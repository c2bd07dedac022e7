import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchJars, fetchRedis, StoreError } from '../stores/index.ts';
import { buildLibraries } from './base-layer.ts';
import { fileComponent } from './component.ts';
import type { Debian, PackageNames } from './debian.ts';
import { file, type Entry } from './entry.ts';
import { ImageError } from './image-error.ts';
import { imageUser } from './image.ts';
import type { LayerContent } from './layer.ts';
import { dataFolder, jarFolder, nodeProgram, redisProgram } from './places.ts';
import type { BundleContent } from './program-layer.ts';

export type StoreImage = 'dev-kafka' | 'dev-cassandra' | 'dev-redis';

export const redisPackages: readonly PackageNames[] = [['libssl3', 'libssl3t64']];

/** Prepares the data folder and becomes the store. */
export const storeEntrypoint: readonly string[] = [
  nodeProgram, '--disable-warning=ExperimentalWarning', '/app/main.js',
];

export const storeVolumes: readonly string[] = [dataFolder, '/tmp'];

export interface StoreParts {
  readonly debian: Debian;
  /** Folder that keeps the programs of the stores, see `fetchStores`. */
  readonly cache: string;
  readonly progress: (line: string) => void;
}

/**
 * The program of a store from where `make run` has it, and the bundle that starts it. Throws an ImageError when it
 * cannot be had.
 */
export async function buildStoreLayer(
  name: StoreImage, bundle: BundleContent, parts: StoreParts,
): Promise<LayerContent> {
  const program = await readStore(name, parts).catch((error: unknown) => {
    throw error instanceof StoreError ? new ImageError(error.message, { cause: error }) : error;
  });
  const data: Entry = { kind: 'folder', path: dataFolder.slice(1), owner: imageUser };
  const entries = [...program.entries, ...bundle.entries, data];
  const components = [...program.components, ...bundle.components];
  return { name, description: `CecoChat ${name}`, entries, components };
}

async function readStore(
  name: StoreImage, { debian, cache, progress }: StoreParts,
): Promise<Pick<LayerContent, 'entries' | 'components'>> {
  if (name === 'dev-redis') {
    const program = await fetchRedis(cache, 'linux', progress);
    const licence = file('licenses/redis/COPYING', { file: join(import.meta.dirname, 'stores/redis-copying.txt') });
    const libraries = buildLibraries(debian, redisPackages);
    return {
      entries: [file(redisProgram.slice(1), { file: program }, true), licence, ...libraries.entries],
      components: [await fileComponent(program), ...libraries.components],
    };
  }
  // Jars have their licences in them.
  const jars = await fetchJars(name === 'dev-kafka' ? 'kafka' : 'cassandra', cache, progress);
  const names = (await readdir(jars)).filter((each) => each.endsWith('.jar'));
  return {
    entries: names.map((each) => file(`${jarFolder.slice(1)}/${each}`, { file: join(jars, each) })),
    components: await Promise.all(names.map((each) => fileComponent(join(jars, each)))),
  };
}
