import { join } from 'node:path';
import { startChild, tellingLine } from '@cecochat/runtime';
import { KindError } from '../kind-error.ts';
import { repository } from '../options.ts';

/** The archive with all images of the platform and of its stores, made from here. */
export async function makeImages(version: string, folder: string): Promise<string> {
  const log = join(folder, 'images.log');
  const args = [
    join(repository, 'tools/images/main.ts'),
    '--stores',
    '--together',
    '--version',
    version,
    '--out',
    folder,
  ];
  const why = await startChild({ name: 'images', command: process.execPath, args, log }).gone;
  if (why !== 'ended with exit code 0')
    throw new KindError(`making images ${why}: ${tellingLine(log)} (all of it: ${log})`);
  return join(folder, 'images.tar');
}
