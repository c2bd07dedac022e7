import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeComponent } from './component.ts';
import { file } from './entry.ts';
import { ImageError } from './image-error.ts';
import type { Architecture } from './image.ts';
import type { LayerContent } from './layer.ts';
import { nodeProgram } from './places.ts';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '../..');

/**
 * The Node that package-lock.json pins, for Linux, whatever this machine is. Throws an ImageError when it cannot be
 * had, or is not byte for byte the program of the release.
 */
export async function buildNodeLayer(architecture: Architecture, cache: string): Promise<LayerContent> {
  const version = pinnedNode();
  const folder = await findNode(architecture, version, cache);
  const [program, licence] = await Promise.all(['bin/node', 'LICENSE'].map((path) => readFile(join(folder, path))));
  if (program === undefined || licence === undefined) throw new Error('both were read');
  checkNode(program, version, architecture);
  const trimmed = withoutSymbols(program);
  return {
    name: 'node',
    description: `Node ${version}`,
    entries: [file(nodeProgram.slice(1), trimmed, true), file('licenses/node/LICENSE', licence)],
    components: [nodeComponent(version, trimmed)],
  };
}

function pinnedNode(): string {
  const { version } = JSON.parse(readFileSync(join(repository, 'node_modules/node/package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** The folder of its package: installed here, else fetched once. */
async function findNode(architecture: Architecture, version: string, cache: string): Promise<string> {
  const name = `node-linux-${architecture === 'amd64' ? 'x64' : 'arm64'}`;
  const installed = ['node_modules/node/node_modules', 'node_modules'].map((folder) => join(repository, folder, name));
  const present = installed.find((folder) => existsSync(join(folder, 'bin/node')));
  if (present !== undefined) return present;
  const folder = join(cache, `${name}-${version}`);
  if (!existsSync(folder)) await fetchPackage(`${name}@${version}`, folder);
  return join(folder, 'package');
}

async function fetchPackage(wanted: string, folder: string): Promise<void> {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', partial, wanted]);
    await run('tar', ['-xzf', join(partial, stdout.trim()), '-C', partial]);
  } catch (cause) {
    throw new ImageError(
      `${wanted}, the Node that goes into images, could not be fetched with ` +
        `npm: ${Error.isError(cause) ? cause.message.trim() : String(cause)}`,
      { cause },
    );
  }
  renameSync(partial, folder);
}

const [magic, is64, isLittle] = [0x464c457f, 2, 1];
/** Offsets in the header of a 64-bit file. */
const header = {
  programs: 32, sections: 40, programSize: 54, programCount: 56, sectionCount: 60, sectionNames: 62,
} as const;
/** Offsets in what describes a program segment. */
const segment = { offset: 8, fileSize: 32 } as const;

/**
 * Pure: the program without what is behind its last segment, which is never loaded: symbols and debugging information,
 * a fifth of
 * Node. As `strip` would, but the same on every machine, with or without binutils. Throws for what is not a 64-bit
 * program.
 */
export function withoutSymbols(program: Uint8Array): Uint8Array {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  if (
    program.length < 64 ||
    view.getUint32(0, true) !== magic ||
    view.getUint8(4) !== is64 ||
    view.getUint8(5) !== isLittle
  ) {
    throw new Error('not a 64-bit little-endian ELF file');
  }
  const [first, size] = [Number(view.getBigUint64(header.programs, true)), view.getUint16(header.programSize, true)];
  const segments = Array.from(
    { length: view.getUint16(header.programCount, true) }, (_, index) => first + index * size,
  );
  const ends = segments.map((at) =>
    Number(view.getBigUint64(at + segment.offset, true) + view.getBigUint64(at + segment.fileSize, true)),
  );
  const trimmed = program.slice(0, Math.max(...ends));
  const changed = new DataView(trimmed.buffer);
  // The table of sections was behind the segments too.
  changed.setBigUint64(header.sections, 0n, true);
  changed.setUint16(header.sectionCount, 0, true);
  changed.setUint16(header.sectionNames, 0, true);
  return trimmed;
}

/** A release of Node, and the SHA-256 of its `bin/node` for each processor. */
export interface NodeRelease {
  readonly version: string;
  readonly sha256: Readonly<Record<Architecture, string>>;
}

/**
 * The Node of images. package-lock.json has a hash of the package `node`, but that package only installs
 * `node-linux-<processor>`, without a hash in any file of ours: so the hash of the program is here.
 * docs/supply-chain.md has the commands that give it for another version.
 */
export const nodeRelease: NodeRelease = {
  version: '26.10.0',
  sha256: {
    amd64: 'ab9c8eecf9f82d6693cdc3accced17034065c8d96213b0aa76a7e803d20ae1da',
    arm64: '71b004f18a82f3ea8f26109798564a12e5e4c7989a4c35b93851830b5815dd03',
  },
};

/** Pure: throws an ImageError unless `program` is, byte for byte, the Node of this release for this processor. */
export function checkNode(
  program: Uint8Array, version: string, architecture: Architecture, release: NodeRelease = nodeRelease,
): void {
  if (version !== release.version)
    throw new ImageError(
      `the installed Node is ${version}, and tools/images/node-layer.ts has the hash of ${release.version}: ` +
        'run `npm ci`, or write the hash of the new version there',
    );
  const found = createHash('sha256').update(program).digest('hex');
  if (found !== release.sha256[architecture])
    throw new ImageError(
      `bin/node of Node ${version} for ${architecture} has the SHA-256 ${found}, ` +
        `not ${release.sha256[architecture]}: ` +
        'it was changed, or tools/images/node-layer.ts is wrong. Remove it and install it again',
    );
}
