import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** The files that this process holds: its process id does not distinguish its lock from that of an earlier process. */
const held = new Set<string>();
const pollMs = 25;

export interface LockOptions {
  /** How long to wait for a holder to release it; 0 unless given. */
  readonly waitMs?: number;
}

/** Another process, or another user of the file in this one, has the lock. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
  /** Undefined for this process, and for one that has just taken the lock. */
  readonly owner: number | undefined;

  constructor(message: string, owner?: number) {
    super(message);
    this.owner = owner;
  }
}

/**
 * Makes this process the only user of a file, by a second file that has its process id; returns a function that
 * releases it. Rejects with a LockedError while another live process holds it. Takes over the lock of a process that
 * ended without releasing it.
 */
export async function lockFile(path: string, { waitMs = 0 }: LockOptions = {}): Promise<() => Promise<void>> {
  for (let waited = 0; ; waited += pollMs) {
    try {
      return await lockNow(path);
    } catch (error) {
      if (!(error instanceof LockedError) || waited >= waitMs) throw error;
    }
    await delay(pollMs);
  }
}

async function lockNow(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  if (held.has(lock)) throw new LockedError(`${path} is in use by another session of this process`);
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
  const found = await identityOf(lock);
  const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (owner !== process.pid && isAlive(owner))
    throw new LockedError(`${path} is in use by process ${owner}; if it is not, delete ${lock}`, owner);
  if (found !== undefined) await discard(lock, found);
  if (!(await create(lock))) throw new LockedError(`${path} is in use: another process has just taken it`);
}

/** Whether the lock is this process's now. The file is there with its content or not at all, for those who read it. */
async function create(lock: string): Promise<boolean> {
  const own = `${lock}.${randomUUID()}`;
  await writeFile(own, String(process.pid), { flag: 'wx' });
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/**
 * Removes the lock of a process that has ended. Another process may have done so meanwhile, and have made its own: that
 * one is put back.
 */
async function discard(lock: string, found: string): Promise<void> {
  const moved = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, moved);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await identityOf(moved)) !== found) await link(moved, lock).catch(() => undefined);
  await rm(moved, { force: true });
}

/** Two files that had the same name have different ones. */
async function identityOf(file: string): Promise<string | undefined> {
  try {
    const { ino, mtimeNs } = await stat(file, { bigint: true });
    return `${ino} ${mtimeNs}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): unknown => (Error.isError(error) && 'code' in error ? error.code : undefined);

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
