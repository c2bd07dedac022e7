import { cp, mkdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What a clone does not have. */
const left = new Set(['.git', '.cache', '.cecochat', 'dist', 'node_modules']);

/**
 * Copies the repository as a clone has it, but for one thing: what was fetched and built before is there, in place, and
 * not copied.
 */
export async function copyTree(repository: string, copy: string): Promise<void> {
  await cp(repository, copy, {
    recursive: true, filter: (path) => !left.has(relative(repository, path)) && !path.endsWith('/node_modules'),
  });
  await mkdir(join(repository, '.cache'), { recursive: true });
  await symlink(join(repository, '.cache'), join(copy, '.cache'));
}
