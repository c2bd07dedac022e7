import { join } from 'node:path';
import { nodeFlags, programPath } from '@cecochat/runtime';
import { sourceOf } from '../../../services/catalogue.ts';
import type { PlannedProcess } from './process-plan.ts';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const repository = join(import.meta.dirname, '../../..');
/** It runs, listens to nothing, and ends on SIGTERM. */
const idleProgram = 'setInterval(() => undefined, 60_000)';

/**
 * The command of a process, for the present Node, from source or from a bundle. On one machine every version runs the
 * same program, except the version `broken` and those that begin with `broken-`: their messaging servers run and never
 * become ready, so that a roll-back can be tried.
 */
export function commandOf({ kind, version, env }: Pick<PlannedProcess, 'kind' | 'version' | 'env'>): Command {
  if (kind === 'messaging' && /^broken(-|$)/.test(version))
    return { command: process.execPath, args: ['-e', idleProgram], env: { NODE_OPTIONS: '' } };
  return kind === 'operator'
    ? nodeCommand('local-operator', 'operator/local/operator-main.ts', env)
    : serviceCommand(kind, env);
}

export const serviceCommand = (service: string, env: Readonly<Record<string, string>>): Command =>
  nodeCommand(service, sourceOf(service), env);

function nodeCommand(name: string, source: string, env: Readonly<Record<string, string>>): Command {
  return {
    command: process.execPath,
    args: [...nodeFlags, programPath(name, join(repository, source))],
    env: { NODE_OPTIONS: '', ...env },
  };
}
