import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { PackageNames } from './debian.ts';
import { ImageError } from './image-error.ts';

const run = promisify(execFile);

/** Everything that is read of an installed Debian. */
const folders = ['usr', 'etc', 'var/lib/dpkg'];

/**
 * Pure: what brings the packages into a container that has not got them. Of several names, the first that is to be had.
 */
export function installScript(packages: readonly PackageNames[]): string {
  const missing = packages.map(
    (names) => `${names.map((name) => `dpkg-query -s ${name} >/dev/null 2>&1`).join(' || ')} || missing=1`,
  );
  const installs = packages.map((names) =>
    names.map((name) => `apt-get install -y --no-install-recommends ${name}`).join(' || '),
  );
  return [
    'set -e',
    'export DEBIAN_FRONTEND=noninteractive missing=',
    ...missing,
    '[ -n "$missing" ] || exit 0',
    'apt-get update',
    ...installs,
  ].join('\n');
}

/**
 * Puts a Debian with these packages into the folder, from an image that docker has or can pull. Throws an ImageError
 * that names the remedy.
 */
export async function unpackDebian(image: string, packages: readonly PackageNames[], folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const [container, archive] = [`cecochat-images-${process.pid}`, `${folder}.tar`];
  try {
    await docker(
      'run', '--name', container, '--user', '0', '--entrypoint', '/bin/sh', image, '-c', installScript(packages),
    );
    mkdirSync(folder, { recursive: true });
    await docker('export', '--output', archive, container);
    await run('tar', ['-xf', archive, '-C', folder, ...folders]);
  } finally {
    rmSync(archive, { force: true });
    await docker('rm', '--force', container).catch(() => undefined); // There may be none.
  }
}

async function docker(...args: readonly string[]): Promise<void> {
  try {
    await run('docker', args, { maxBuffer: 64 * 1024 * 1024 });
  } catch (cause) {
    throw new ImageError(
      'images are made of packages of Debian, and docker cannot bring them: ' +
        `\`docker ${args[0]}\`: ${reasonOf(cause)}. ` +
        'Build on Debian or Ubuntu, or where docker runs and can pull the image that --debian names ' +
        '(debian:12-slim unless you say otherwise)',
      { cause },
    );
  }
}

/** Pure: why docker failed: the last line of its output, or of the container's, that is not advice. */
export function reasonOf(failure: unknown): string {
  if (!Error.isError(failure)) return String(failure);
  if ('code' in failure && failure.code === 'ENOENT') return 'there is no docker';
  const said = 'stderr' in failure ? String(failure.stderr) : failure.message;
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(Run|See) 'docker/.test(line));
  return (lines.at(-1) ?? failure.message).replace(/\.$/, '');
}
