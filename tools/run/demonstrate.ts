import { join } from 'node:path';
import { formatHostPort } from '@cecochat/contracts';
import { startChild } from '@cecochat/runtime';
import type { RunOptions } from './options.ts';
import { RunError } from './run-error.ts';

const repository = join(import.meta.dirname, '../..');

/**
 * Sends messages of the sample as their users would, and checks that everything arrives. Throws a RunError when it does
 * not.
 */
export async function demonstrate({ host, portBase, messages }: RunOptions): Promise<void> {
  const sample = join(repository, 'samples/college-messages.tsv');
  const replay = [
    'replay',
    sample,
    '--limit',
    String(messages),
    '--url',
    `http://${formatHostPort({ host, port: portBase })}`,
  ];
  const child = startChild({
    name: 'replay', command: process.execPath, args: [join(repository, 'client/cli/cecochat.js'), ...replay],
  });
  const why = await child.gone;
  if (why !== 'ended with exit code 0') throw new RunError(`the demonstration ${why}: what went wrong is said above`);
}
