import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBundles } from './build-bundles.ts';
import { programs } from './programs.ts';

/** Enough for runs that take place at the same time. */
const keptBuilds = 4;

/**
 * Builds all programs, for `programPath`, and gives their folder. A hash of the content names it within `folder`, so
 * that equal sources get equal paths; it keeps Node's compile cache as well. Removes folders of earlier builds, but
 * for the newest ones. Throws a BundleError that names the obstacle.
 */
export async function buildPrograms(folder: string): Promise<string> {
  const made = join(folder, `unfinished-${randomUUID()}`);
  await mkdir(made, { recursive: true });
  try {
    await buildBundles(programs, made);
    const built = join(folder, await digestOf(made));
    await rename(made, built).catch((error: unknown) => {
      if (!(Error.isError(error) && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')))
        throw error;
    });
    await removeOld(folder, built);
    return built;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const path of files.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name)).sort()) {
    hash.update(path.slice(folder.length)).update('\0').update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 16);
}

async function removeOld(folder: string, kept: string): Promise<void> {
  const others = (await readdir(folder))
    .map((name) => join(folder, name))
    .filter((path) => path !== kept && !path.includes('unfinished-'));
  const aged = await Promise.all(
    others.map(async (path) => ({ path, ms: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const old = aged.sort((a, b) => b.ms - a.ms).slice(keptBuilds - 1);
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}
