import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, javaProgram } from '../places.ts';

/** The folder of a store in the volume. Says what is missing and ends when it cannot be written. */
export function openFolder(name: string): string {
  const folder = join(dataFolder, name);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    fail(`${folder} cannot be written by user ${process.getuid?.()}: mount a volume at ${dataFolder} that it may write (${Error.isError(error) ? error.message : String(error)})`);
  }
}

/** Puts a program in the place of this one: it has our process id, hears the signals itself, and nothing of ours is left in memory. */
export function become(program: string, args: readonly string[]): never {
  if (process.execve === undefined) fail('this Node cannot become another program');
  return process.execve(program, [program, ...args], process.env);
}

/**
 * Java that has no memory left does not go on as half of itself: Kubernetes starts another one. And these stores are for trying
 * things out: they are to start fast, beside everything else on a small machine, rather than to run fast after hours.
 */
export const becomeJava = (args: readonly string[]): never => become(javaProgram, ['-XX:+ExitOnOutOfMemoryError', '-XX:TieredStopAtLevel=1', ...args]);

export function fail(reason: string): never {
  process.stderr.write(`error: ${reason}\n`);
  process.exit(1);
}
