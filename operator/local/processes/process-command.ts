import { join } from 'node:path';
import { nodeFlags } from '@cecochat/runtime';
import type { PlannedProcess } from './process-plan.ts';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const repository = join(import.meta.dirname, '../../..');
/** It runs, listens to nothing, and ends when it is told to. */
const idleProgram = 'setInterval(() => undefined, 60_000)';

/**
 * How a process is run from source by the Node that runs this. On one machine every version runs the same program, but for the
 * version `broken` and those that begin with `broken-`: their messaging servers run and never get ready, so that a roll-back can
 * be tried out.
 */
export function commandOf({ kind, version, env }: Pick<PlannedProcess, 'kind' | 'version' | 'env'>): Command {
  if (kind === 'messaging' && /^broken(-|$)/.test(version)) return { command: process.execPath, args: ['-e', idleProgram], env: { NODE_OPTIONS: '' } };
  return kind === 'operator' ? nodeCommand('operator/local/operator-main.ts', env) : serviceCommand(kind, env);
}

export const serviceCommand = (service: string, env: Readonly<Record<string, string>>): Command => nodeCommand(`services/${service}/main.ts`, env);

function nodeCommand(program: string, env: Readonly<Record<string, string>>): Command {
  return {
    command: process.execPath,
    args: [...nodeFlags, join(repository, program)],
    env: { NODE_OPTIONS: '', ...env },
  };
}
