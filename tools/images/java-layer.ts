import { buildLibraries } from './base-layer.ts';
import type { Debian, PackageNames } from './debian.ts';
import { link } from './entry.ts';
import type { LayerContent } from './layer.ts';
import { javaProgram } from './places.ts';

/**
 * The releases of Java with which Cassandra runs and which Debian or Ubuntu have; 17 is the one that `make run` prefers
 * too.
 */
const runtimeNames: PackageNames = ['openjdk-17-jre-headless', 'openjdk-21-jre-headless'];
const libraries: readonly PackageNames[] = [['zlib1g']];

export const javaPackages: readonly PackageNames[] = [runtimeNames, ...libraries];

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
export function buildJavaLayer(debian: Debian): LayerContent {
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
