import { createHash } from 'node:crypto';
import { ImageError } from './image-error.ts';
import type { Architecture } from './image.ts';

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
      `the installed Node is ${version}, and tools/images/node-release.ts has the hash of ${release.version}: ` +
        'run `npm ci`, or write the hash of the new version there',
    );
  const found = createHash('sha256').update(program).digest('hex');
  if (found !== release.sha256[architecture])
    throw new ImageError(
      `bin/node of Node ${version} for ${architecture} has the SHA-256 ${found}, ` +
        `not ${release.sha256[architecture]}: ` +
        'it was changed, or tools/images/node-release.ts is wrong. Remove it and install it again',
    );
}
