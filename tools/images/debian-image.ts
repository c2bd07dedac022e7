import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { PackageNames } from './debian.ts';
import { ImageError } from './image-error.ts';

/** Everything that is read of an installed Debian. */
const folders = ['usr', 'etc', 'var/lib/dpkg'];

/** Pure: what brings the packages into a container that has not got them. Of several names, the first that is to be had. */
export function installScript(packages: readonly PackageNames[]): string {
  const missing = packages.map((names) => `${names.map((name) => `dpkg-query -s ${name} >/dev/null 2>&1`).join(' || ')} || missing=1`);
  const installs = packages.map((names) => names.map((name) => `apt-get install -y --no-install-recommends ${name}`).join(' || '));
  return ['set -e', 'export DEBIAN_FRONTEND=noninteractive missing=', ...missing, '[ -n "$missing" ] || exit 0', 'apt-get update', ...installs].join('\n');
}

/**
 * Puts a Debian with these packages into the folder, from an image that docker has or can pull. Throws an ImageError that says what
 * to do.
 */
export async function unpackDebian(image: string, packages: readonly PackageNames[], folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const container = `cecochat-images-${process.pid}`;
  try {
    await docker('run', '--name', container, '--user', '0', '--entrypoint', '/bin/sh', image, '-c', installScript(packages));
    for (const each of folders) {
      mkdirSync(join(folder, each), { recursive: true });
      await docker('cp', `${container}:/${each}/.`, join(folder, each));
    }
  } finally {
    await docker('rm', '--force', container).catch(() => undefined); // There may be none.
  }
}

async function docker(...args: readonly string[]): Promise<void> {
  const child = spawn('docker', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const { promise, resolve } = Promise.withResolvers<number | string>();
  child.once('error', (error) => resolve('code' in error && error.code === 'ENOENT' ? 'there is no docker' : error.message));
  child.once('close', (code) => resolve(code ?? 'it was killed'));
  const [outcome, said] = await Promise.all([promise, text(child.stderr)]);
  if (outcome === 0) return;
  const why = typeof outcome === 'string' ? outcome : (said.trim().split('\n').at(-1) ?? '');
  throw new ImageError(
    `images are made of packages of Debian, and docker cannot bring them: \`docker ${args[0]}\`: ${why}. ` +
      'Build on Debian or Ubuntu, or where docker runs and can pull the image that --debian names (debian:12-slim unless you say otherwise)',
  );
}
