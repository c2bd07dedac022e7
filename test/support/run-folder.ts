import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const stem = 'cecochat-tests-';

/** The folder of a run of tests, in which all of its temporary folders are. */
export interface RunFolder {
  readonly path: string;
  /** Removes it. Gives the names of what tests have left in it. */
  remove(): string[];
}

/**
 * Makes a folder for the temporary folders of this process and of those that it starts, and removes those of runs that were killed.
 * `parent` is where temporary folders are otherwise; `environment` gets TMPDIR.
 */
export function enterRunFolder(parent: string, environment: Record<string, string | undefined>): RunFolder {
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${stem}(\\d+)-`).exec(name)?.[1] ?? Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const path = mkdtempSync(join(parent, `${stem}${process.pid}-`));
  environment['TMPDIR'] = path;
  return {
    path,
    remove() {
      const left = readdirSync(path).filter((name) => name.startsWith('cecochat-'));
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
      return left;
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return Error.isError(error) && 'code' in error && error.code === 'EPERM';
  }
}
