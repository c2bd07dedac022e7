import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '@cecochat/runtime';
import type { BenchContext } from '../../bench.ts';

/** What a run of ours has in its environment and one that a person starts has not. */
const unset = ['CECOCHAT_TEST_STORES', 'MAKEFLAGS', 'MAKELEVEL', 'NODE_OPTIONS'];
const lastLines = 40;

let commands = 0;

/** Runs a command in a folder to its end; seconds that it took. Rejects with its last words when it fails. */
export async function runIn(
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
