import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { debianComponent, type Component } from './component.ts';
import { file, link, type Entry } from './entry.ts';
import type { Architecture } from './image.ts';
import { ImageError } from './image-error.ts';

/** A package as it is installed. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  /** What the package manager notes about it. */
  readonly paragraph: string;
  /** Relative to the root. */
  readonly paths: readonly string[];
  /** Digests by path, of files that must be unchanged. */
  readonly md5sums: ReadonlyMap<string, string>;
}

/** Names that a package has in one release of Debian or Ubuntu or another. */
export type PackageNames = readonly string[];

const infoFolder = 'var/lib/dpkg/info';

/**
 * The packages of Debian, or of what descends from it, that are installed in a folder, which is `/` for this machine.
 */
export class Debian {
  readonly root: string;
  readonly #architecture: Architecture;
  readonly #paragraphs: readonly string[];

  /** Throws an ImageError when the folder does not hold a Debian. */
  constructor(root: string, architecture: Architecture) {
    this.root = root;
    this.#architecture = architecture;
    const status = join(root, 'var/lib/dpkg/status');
    if (!isDebian(root)) throw new ImageError(`${status} is missing: ${root} is not the root of a Debian or Ubuntu`);
    this.#paragraphs = readFileSync(status, 'utf8').split('\n\n');
  }

  /** The first of these that is installed. Throws an ImageError that names what to install. */
  find(names: PackageNames): DebianPackage {
    for (const name of names) {
      const paragraph = this.#paragraphs.find((each) => isInstalled(each, name, this.#architecture));
      if (paragraph !== undefined) return this.#read(name, paragraph);
    }
    throw new ImageError(
      `the package ${names.join(' or ')} is not installed: run \`apt-get install ${names[0]}\`, or let --debian ` +
        'name an image of Debian to take it from',
    );
  }

  /** Wanted files of a package, with its licence and metadata for scanners. Throws an ImageError for a changed file. */
  entriesOf({ name, paragraph, paths, md5sums }: DebianPackage, isWanted: (path: string) => boolean): Entry[] {
    const wanted = paths.filter(isWanted).flatMap((path) => this.#entryOf(path, md5sums.get(path)));
    // Packages from one source share a folder there, by a link.
    const licence = `usr/share/doc/${name}/copyright`;
    const source = join(this.root, licence);
    if (!existsSync(source))
      throw new ImageError(
        `${source} is missing: an image carries the licences of what is in it, so take a Debian that has them`,
      );
    return [...wanted, file(licence, readFileSync(source)), file(`var/lib/dpkg/status.d/${name}`, `${paragraph}\n`)];
  }

  /** A package for the bill of materials. */
  componentOf({ name, version, paragraph }: DebianPackage): Component {
    const architecture = fieldOf(paragraph, 'Architecture') ?? this.#architecture;
    return debianComponent(name, version, architecture, this.#distribution());
  }

  #distribution(): readonly [id: string, release: string] {
    const release = readFileSync(join(this.root, 'etc/os-release'), 'utf8');
    const valueOf = (key: string) => new RegExp(`^${key}="?([^"\\n]*)"?$`, 'm').exec(release)?.[1] ?? '';
    return [valueOf('ID'), valueOf('VERSION_ID')];
  }

  #read(name: string, paragraph: string): DebianPackage {
    const info = [`${name}:${this.#architecture}`, name]
      .map((each) => join(this.root, infoFolder, each))
      .find((each) => existsSync(`${each}.list`));
    if (info === undefined)
      throw new ImageError(
        `${join(this.root, infoFolder, name)}.list is missing: dpkg does not know what is in ${name}`,
      );
    const sums = readFileSync(`${info}.md5sums`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    return {
      name,
      version: fieldOf(paragraph, 'Version') ?? '',
      paragraph,
      paths: readFileSync(`${info}.list`, 'utf8').trim().split('\n').map((path) => underUsr(path.slice(1))),
      md5sums: new Map(sums.map(([sum = '', path = '']) => [underUsr(path), sum])),
    };
  }

  #entryOf(path: string, md5sum: string | undefined): Entry[] {
    const source = join(this.root, path);
    const found = lstatSync(source, { throwIfNoEntry: false });
    if (found === undefined) throw new ImageError(`${source} is missing: install its package again`);
    if (found.isSymbolicLink()) return [link(path, readlinkSync(source))];
    if (!found.isFile()) return [];
    const content = readFileSync(source);
    if (md5sum !== undefined && createHash('md5').update(content).digest('hex') !== md5sum) {
      throw new ImageError(`${source} is not as its package has it: install the package again`);
    }
    return [file(path, content, (found.mode & 0o111) !== 0)];
  }
}

export const isDebian = (root: string): boolean => existsSync(join(root, 'var/lib/dpkg/status'));

function isInstalled(paragraph: string, name: string, architecture: Architecture): boolean {
  const isThere = fieldOf(paragraph, 'Package') === name && fieldOf(paragraph, 'Status') === 'install ok installed';
  return isThere && [architecture, 'all'].includes(fieldOf(paragraph, 'Architecture') ?? '');
}

const fieldOf = (paragraph: string, field: string): string | undefined =>
  new RegExp(`^${field}: (.*)$`, 'm').exec(paragraph)?.[1];

/**
 * Pure: where a path leads since `/lib` and its kind are links into `/usr`, which packages came to know one after the
 * other.
 */
export const underUsr = (path: string): string => path.replace(/^(bin|sbin|lib|lib64)\//, 'usr/$1/');
