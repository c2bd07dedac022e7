import { constants, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleManifest } from './options.ts';

/**
 * The manifest of a data folder, at first a copy of the sample: `./cecochat scale` changes it, and must not change a
 * file of the repository.
 */
export function ownManifest(dataDir: string): string {
  const path = join(dataDir, 'chatcluster.yaml');
  try {
    copyFileSync(join(import.meta.dirname, '../..', sampleManifest), path, constants.COPYFILE_EXCL);
  } catch (error) {
    if (!Error.isError(error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
  return path;
}
