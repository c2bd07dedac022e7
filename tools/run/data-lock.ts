import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunError } from './run-error.ts';

export const lockName = 'run.lock';

/**
 * Makes this process the only user of the data folder; returns how to stop being that. Throws a RunError that names the
 * process
 * which has it. The lock of one that ended without giving it up is taken over.
 */
export function lockDataDir(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, lockName);
  if (!create(path)) {
    const owner = Number(readFileSync(path, 'utf8'));
    if (isAlive(owner))
      throw new RunError(
        `${folder} is in use by another make run, process ${owner}: end that one, or choose another --data-dir and --port-base (if there is none, remove ${path})`,
      );
    rmSync(path, { force: true });
    if (!create(path)) throw new RunError(`${folder} is in use: another make run has just started`);
  }
  return () => rmSync(path, { force: true });
}

function create(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (Error.isError(error) && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return Error.isError(error) && 'code' in error && error.code === 'EPERM';
  }
}
