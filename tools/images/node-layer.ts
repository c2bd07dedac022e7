import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeComponent } from './component.ts';
import { withoutSymbols } from './elf.ts';
import { file } from './entry.ts';
import { ImageError } from './image-error.ts';
import type { Architecture } from './image.ts';
import type { LayerContent } from './layer.ts';
import { checkNode } from './node-release.ts';
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
