import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 250;

/**
 * Does the work while no other process does the same. Calls `onWait` once, with the process that holds the lock. Takes
 * over the lock of a process that died. In the worst case two do the work at once, so the work has to bear that.
 */
export async function withBuildLock<T>(
  path: string, onWait: (owner: number) => void, work: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!create(path)) {
    const owner = ownerOf(path);
    if (owner !== undefined && !isAlive(owner)) rmSync(path, { force: true });
    else {
      if (!told && owner !== undefined) onWait(owner);
      told ||= owner !== undefined;
      await sleep(pollMs);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function create(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Undefined when it has just been given up. */
function ownerOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  Error.isError(error) && 'code' in error && error.code === code;
