import { execFile } from 'node:child_process';
import { programOf } from './program.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const deadlineMs = 100_000;

/** Runs a service, by default from source, until it ends by itself. */
export function runToEnd(
  name: string, env: Readonly<Record<string, string>>, args: readonly string[] = [], program = programOf(name),
): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const options = { env: { ...process.env, NODE_OPTIONS: '', ...env }, timeout: deadlineMs };
  execFile(process.execPath, ['--disable-warning=TimeoutNegativeWarning', program, ...args], options, (error, stdout, stderr) => {
    resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
  });
  return promise;
}
