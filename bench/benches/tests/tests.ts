import { rm, readFile, cp, mkdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { startChild } from '@cecochat/runtime';
import { cacheFolders, fetchStores } from '@cecochat/tools';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { launch, untilSaid } from '../../platform/index.ts';

const repository = join(import.meta.dirname, '../../..');
const stopWithinMs = 60_000;

/**
 * How long who changes something waits for `make test`, against the start of `make run` just before, so that the
 * machine cancels out.
 * It runs in a copy of the repository, so that nothing of this one counts. In smoke size only the copy is made and
 * `make help` run in
 * it: the tests would run themselves.
 */
export const tests: Bench = {
  name: 'tests',
  summary: '`make test` where packages are installed and stores fetched; the reference is the start of `make run`',
  figures: [{ figure: 'warm', unit: 's', ratioGoal: { atMost: 18 } }],
  run,
};

async function run(context: BenchContext): Promise<Sample[]> {
  // Always the same folder: linter and tests keep what they know of a file by its path, as in the folder of who works.
  const copy = join(context.size === 'smoke' ? context.folder : cacheFolders.tests, 'copy');
  context.defer(() => rm(copy, { recursive: true, force: true }));
  await copyTree(repository, copy);
  if (context.size === 'smoke') return [{ figure: 'warm', value: await runIn(copy, ['make', 'help'], context) }];
  context.say('installing packages, and what tests need');
  await fetchStores(cacheFolders.stores, context.say);
  await runIn(copy, ['make', 'node_modules/.installed'], context);
  const reference = await secondsToStart(context);
  context.say('running make test');
  return [{ figure: 'warm', value: await runIn(copy, ['make', 'test'], context), reference }];
}

/** From the command to a platform that is up, which is ended then. */
async function secondsToStart(context: BenchContext): Promise<number> {
  context.say('starting make run');
  const begunMs = performance.now();
  const launched = await launch(context);
  await untilSaid(launched, 'Ctrl-C ends it', context.signal);
  const seconds = (performance.now() - begunMs) / 1_000;
  await launched.child.stop(stopWithinMs);
  return seconds;
}

/** Variables that tests and `make` set: a run that a person starts has none of them. */
const unset = ['CECOCHAT_TEST_STORES', 'MAKEFLAGS', 'MAKELEVEL', 'NODE_OPTIONS'];
const lastLines = 40;

let commands = 0;

/** Runs a command in a folder to its end; seconds that it took. Rejects with its last words when it fails. */
async function runIn(
  copy: string, command: readonly string[], { folder, defer, signal }: BenchContext,
): Promise<number> {
  const log = join(folder, `command-${++commands}.log`);
  const begunMs = performance.now();
  const without = unset.flatMap((name) => ['-u', name]);
  const child = startChild({
    name: command.join(' '),
    command: 'env',
    args: [...without, 'sh', '-c', 'cd "$1" && shift && exec "$@"', 'in', copy, ...command],
    log,
  });
  defer(() => child.stop());
  const aborted = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => aborted.reject(signal.reason as Error), { once: true });
  const why = await Promise.race([child.gone, aborted.promise]);
  if (why === 'ended with exit code 0') return (performance.now() - begunMs) / 1_000;
  const said = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-lastLines).join('\n');
  throw new Error(`${command.join(' ')} ${why}:\n${said}`);
}

/** What a clone does not have. */
const left = new Set(['.git', '.cache', '.cecochat', 'dist', 'node_modules']);

/**
 * Copies the repository as a clone has it, but for one thing: what was fetched and built before is there, in place, and
 * not copied.
 */
async function copyTree(repository: string, copy: string): Promise<void> {
  await cp(repository, copy, {
    recursive: true, filter: (path) => !left.has(relative(repository, path)) && !path.endsWith('/node_modules'),
  });
  await mkdir(join(repository, '.cache'), { recursive: true });
  await symlink(join(repository, '.cache'), join(copy, '.cache'));
}
