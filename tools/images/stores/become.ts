import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, javaProgram } from '../places.ts';

/** The folder of a store in the volume. When it cannot be written, prints the reason and ends the process. */
export function openFolder(name: string): string {
  const folder = join(dataFolder, name);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    fail(
      `${folder} cannot be written by user ${process.getuid?.()}: mount a volume at ${dataFolder} that it may ` +
        `write (${Error.isError(error) ? error.message : String(error)})`,
    );
  }
}

/** Replaces this program: the new one has our process id, receives the signals itself, and keeps none of our memory. */
export function become(program: string, args: readonly string[]): never {
  if (process.execve === undefined) fail('this Node cannot become another program');
  return process.execve(program, [program, ...args], process.env);
}

/**
 * Java ends when it is out of memory, instead of running on in part, and Kubernetes restarts it. These stores are for
 * trials: they start fast, beside everything else on a small machine, rather than run fast after hours.
 */
export const becomeJava = (args: readonly string[]): never =>
  become(javaProgram, ['-XX:+ExitOnOutOfMemoryError', '-XX:TieredStopAtLevel=1', ...args]);

export function fail(reason: string): never {
  process.stderr.write(`error: ${reason}\n`);
  process.exit(1);
}
