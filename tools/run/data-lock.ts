import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
// Not by the index of the folder: the rest of it would be read at every start.
import { lockFile, LockedError } from '../../client/node/file-lock.ts';
import { RunError } from './run-error.ts';

export const lockName = 'run.lock';

/**
 * Makes this process the only user of the data folder; returns how to stop being that. Rejects with a RunError that
 * names the process which has it.
 */
export async function lockDataDir(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, lockName);
  try {
    return await lockFile(path.replace(/\.lock$/, ''));
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    const { owner } = error;
    if (owner === undefined)
      throw new RunError(`${folder} is in use: another make run has just started`, { cause: error });
    const wayOut = `end that one, or choose another --data-dir and --port-base (if there is none, remove ${path})`;
    throw new RunError(`${folder} is in use by another make run, process ${owner}: ${wayOut}`, { cause: error });
  }
}
