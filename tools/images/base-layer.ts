import type { Debian, PackageNames } from './debian.ts';
import { file, link, type Entry } from './entry.ts';
import { imageUser } from './image.ts';
import type { LayerContent } from './layer.ts';

/** What Node is linked to, and the name of the release for scanners. */
export const basePackages: readonly PackageNames[] = [
  ['base-files'], ['libc6'], ['libgcc-s1'], ['libstdc++6'], ['libatomic1'],
];

/**
 * A shared library with the version of its interface. Files of glibc that convert character sets are not among them, as
 * Node has its
 * own, and neither is what only debuggers can load.
 */
const isLibrary = (path: string): boolean =>
  /^usr\/lib(64)?\/([^/]+\/)?[^/]+\.so\.[\d.]+$/.test(path) && !path.includes('/libthread_db.');
const isRelease = (path: string): boolean =>
  ['etc/os-release', 'usr/lib/os-release', 'etc/debian_version'].includes(path);
/** To which the licences of packages refer. */
const isCommonLicence = (path: string): boolean => path.startsWith('usr/share/common-licenses/');

/**
 * The smallest Debian on which Node runs: libraries, users, and where to look for names. No shell, no package manager.
 */
export function buildBaseLayer(debian: Debian): LayerContent {
  const packages = basePackages.map((names) => debian.find(names));
  const entries = packages.flatMap((each) =>
    debian.entriesOf(each, (path) => isLibrary(path) || isRelease(path) || isCommonLicence(path)),
  );
  const description = `Debian: ${packages.map(({ name, version }) => `${name} ${version}`).join(', ')}`;
  const components = packages.map((each) => debian.componentOf(each));
  return { name: 'base', description, entries: [...entries, ...surroundings], components };
}

/** The libraries of these packages, for a layer above. */
export function buildLibraries(
  debian: Debian, packages: readonly PackageNames[],
): Pick<LayerContent, 'entries' | 'components'> {
  const found = packages.map((names) => debian.find(names));
  return {
    entries: found.flatMap((each) => debian.entriesOf(each, isLibrary)),
    components: found.map((each) => debian.componentOf(each)),
  };
}

const accounts = [['root', 0], ['cecochat', imageUser], ['nobody', 65_534]] as const;

const surroundings: readonly Entry[] = [
  ...['bin', 'sbin', 'lib', 'lib64'].map((folder) => link(folder, `usr/${folder}`)),
  ...['usr/bin', 'usr/sbin'].map((path) => ({ kind: 'folder', path }) as const),
  { kind: 'folder', path: 'tmp', mode: 0o1777 },
  file(
    'etc/passwd', accounts.map(([name, id]) => `${name}:x:${id}:${id}:${name}:/nonexistent:/sbin/nologin\n`).join(''),
  ),
  file('etc/group', accounts.map(([name, id]) => `${name}:x:${id}:\n`).join('')),
  file('etc/nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n'),
];
