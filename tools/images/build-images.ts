import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBundles, BundleError, type Bundle } from '../bundle/index.ts';
import { writeArchive } from './archive.ts';
import { basePackages, buildBaseLayer, buildLibraries } from './base-layer.ts';
import { catalogue, isStore, type ImageName } from './catalogue.ts';
import { unpackDebian } from './debian-image.ts';
import { Debian, isDebian, type PackageNames } from './debian.ts';
import { link } from './entry.ts';
import { ImageError } from './image-error.ts';
import { buildImage, type Architecture, type Image, type ImagePlan } from './image.ts';
import { writeLayer, type Layer, type LayerContent } from './layer.ts';
import { buildNodeLayer } from './node-layer.ts';
import type { Options } from './options.ts';
import { javaProgram } from './places.ts';
import { buildProgramLayer, programEntrypoint, readBundle } from './program-layer.ts';
import { writeSboms } from './sbom.ts';
import { buildStoreLayer, redisPackages, storeEntrypoint, storeVolumes } from './store-layer.ts';

export interface BuildOptions extends Options {
  /** Folder that keeps layers, and what they are made of. */
  readonly cache: string;
  /**
   * Folder that keeps programs that were fetched: those of the stores, and Node where it is not installed as a package
   * of its own.
   */
  readonly programCache: string;
  /** Receives a line before each long step. */
  readonly progress: (line: string) => void;
}

export interface BuiltImages {
  readonly images: readonly Image[];
  /** Paths of the archives. */
  readonly archives: readonly string[];
  /** Paths of the bills of materials, in the order of the images. */
  readonly sboms: readonly string[];
}

/** The default of `debian` on machines without packages of Debian. */
const defaultDebian = 'debian:12-slim';
const firstProcess = 'tools/images/first-process.ts';

/**
 * Makes images without a container engine and without a registry, and writes them as archives, with a bill of materials
 * of each image beside them. The same sources and packages make the same images. Throws an ImageError that names the
 * obstacle.
 */
export async function buildImages(options: BuildOptions): Promise<BuiltImages> {
  const { names, cache, programCache, progress } = options;
  const architecture = architectureOf(process.arch);
  const debian = await openDebian(options, architecture);
  const write = (content: LayerContent) => writeLayer(content, join(cache, 'layers'));
  progress('layers that images share');
  const base = await write(buildBaseLayer(debian));
  const node = await write(await buildNodeLayer(architecture, programCache));
  const java = names.some(hasJava) ? await write(buildJavaLayer(debian)) : undefined;
  progress('layers of programs');
  const bundles = await bundleAll(names, join(cache, 'bundles'));
  const images: Image[] = [];
  for (const name of names) {
    const own = await write(await buildOwnLayer(name, bundles, debian, options));
    const layers = [base, node, ...(java !== undefined && hasJava(name) ? [java] : []), own];
    images.push(buildImage(planImage(name, layers), { ...options, architecture }));
  }
  await rm(unpackedDebian(cache), { recursive: true, force: true });
  progress('archives');
  return { images, archives: await writeArchives(images, options), sboms: await writeSboms(images, options.out) };
}

const hasJava = (name: ImageName): boolean => name === 'dev-kafka' || name === 'dev-cassandra';

function architectureOf(arch: string): Architecture {
  if (arch === 'x64') return 'amd64';
  if (arch === 'arm64') return 'arm64';
  throw new ImageError(`there are images for processors of the kinds x64 and arm64, and this machine has ${arch}`);
}

const unpackedDebian = (cache: string): string => join(cache, 'debian');

async function openDebian(
  { debian, cache, names, progress }: BuildOptions, architecture: Architecture,
): Promise<Debian> {
  const ours = process.platform === 'linux' && isDebian('/');
  if (debian === undefined && ours) return new Debian('/', architecture);
  const image = debian ?? defaultDebian;
  progress(`packages of ${image}, with docker`);
  const root = unpackedDebian(cache);
  const packages = [
    ...basePackages,
    ...(names.some(hasJava) ? javaPackages : []),
    ...(names.includes('dev-redis') ? redisPackages : []),
  ];
  await unpackDebian(image, packages, root);
  return new Debian(root, architecture);
}

interface Bundles {
  readonly folder: string;
  readonly byName: ReadonlyMap<string, Bundle>;
}

async function bundleAll(names: readonly ImageName[], folder: string): Promise<Bundles> {
  const modules = Object.fromEntries(names.map((name) => [name, catalogue[name].module]));
  const bundles = await buildBundles({ ...modules, 'first-process': firstProcess }, folder).catch((error: unknown) => {
    throw error instanceof BundleError ? new ImageError(error.message, { cause: error }) : error;
  });
  return { folder, byName: new Map(bundles.map((bundle) => [bundle.name, bundle])) };
}

async function buildOwnLayer(
  name: ImageName, { folder, byName }: Bundles, debian: Debian, { programCache, progress }: BuildOptions,
): Promise<LayerContent> {
  const bundle = byName.get(name);
  if (bundle === undefined) throw new Error(`there is no bundle of ${name}`);
  const files = await readBundle(bundle, join(folder, name));
  if (isStore(name)) return buildStoreLayer(name, files, { debian, cache: programCache, progress });
  return buildProgramLayer(name, files, await readFile(join(folder, 'first-process/main.js')));
}

function planImage(name: ImageName, layers: readonly Layer[]): ImagePlan {
  const { description } = catalogue[name];
  return isStore(name)
    ? { name, description, layers, entrypoint: storeEntrypoint, volumes: storeVolumes }
    : { name, description, layers, entrypoint: programEntrypoint, volumes: [] };
}

async function writeArchives(images: readonly Image[], { out, together }: BuildOptions): Promise<string[]> {
  const contents = together
    ? [{ name: 'images', images }]
    : images.map((image) => ({ name: image.name, images: [image] }));
  const archives: string[] = [];
  for (const content of contents) {
    const path = join(out, `${content.name}.tar`);
    await writeArchive(content.images, path);
    archives.push(path);
  }
  return archives;
}

/**
 * The releases of Java with which Cassandra runs and which Debian or Ubuntu have; 17 is the one that `make run` prefers
 * too.
 */
const runtimeNames: PackageNames = ['openjdk-17-jre-headless', 'openjdk-21-jre-headless'];
const libraries: readonly PackageNames[] = [['zlib1g']];

const javaPackages: readonly PackageNames[] = [runtimeNames, ...libraries];

/**
 * Not for servers, or linked to what is not there: screens, fonts, sound, smart cards, Kerberos, the debugger of core
 * dumps.
 */
const unwanted = [
  /\/lib\/lib(awt|awt_headless|fontmanager|javajpeg|jsound|lcms|mlib_image|j2gss|j2pcsc|j2pkcs11|saproc)\.so$/,
  // Made for a heap with other pointers, names for a compiler, manuals.
  /classes_nocoops\.jsa$/, /\/ct\.sym$/, /\/man\//,
  // Leads to a file that the package makes when it is installed.
  /\/cacerts$/,
];

/** Pure: whether a file of the package of Java is needed to run servers. */
export const isOfJava = (path: string): boolean =>
  /^(usr\/lib\/jvm|etc\/java-\d+-openjdk)\//.test(path) && !unwanted.some((each) => each.test(path));

/** A Java that runs Kafka and Cassandra. */
function buildJavaLayer(debian: Debian): LayerContent {
  const runtime = debian.find(runtimeNames);
  const program = runtime.paths.find((path) => /^usr\/lib\/jvm\/[^/]+\/bin\/java$/.test(path));
  if (program === undefined) throw new Error(`${runtime.name} has no java`);
  const beside = buildLibraries(debian, libraries);
  const entries = [
    ...debian.entriesOf(runtime, isOfJava),
    ...beside.entries,
    link(javaProgram.slice(1), `/${program}`),
  ];
  const components = [debian.componentOf(runtime), ...beside.components];
  return { name: 'java', description: `Debian: ${runtime.name} ${runtime.version}`, entries, components };
}
