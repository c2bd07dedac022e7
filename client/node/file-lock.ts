import { open, readFile, rm } from 'node:fs/promises';

/** The files that this process holds: its process id does not distinguish its lock from that of an earlier process. */
const held = new Set<string>();

/**
 * Makes this process the only user of a file, by a second file that names it; returns a function that releases it.
 * Throws when another live process holds it. Takes over the lock of a process that ended without releasing it.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  if (held.has(lock)) throw new Error(`${path} is in use by another session of this process`);
  held.add(lock);
  try {
    await take(lock, path);
  } catch (error) {
    held.delete(lock);
    throw error;
  }
  return async () => {
    await rm(lock, { force: true });
    held.delete(lock);
  };
}

async function take(lock: string, path: string): Promise<void> {
  if (await create(lock)) return;
  const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (owner !== process.pid && isAlive(owner))
    throw new Error(`${path} is in use by process ${owner}; if it is not, delete ${lock}`);
  await rm(lock, { force: true });
  if (!(await create(lock))) throw new Error(`${path} is in use: another process has just taken it`);
}

async function create(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (Error.isError(error) && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return Error.isError(error) && 'code' in error && error.code === 'EPERM';
  }
}
