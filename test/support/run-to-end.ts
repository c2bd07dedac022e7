import { execFile } from 'node:child_process';
import { join } from 'node:path';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const deadlineMs = 100_000;

/** Runs `services/<name>/main.ts` until it ends by itself. */
export function runToEnd(name: string, env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const main = join(import.meta.dirname, '../../services', name, 'main.ts');
  const options = { env: { ...process.env, NODE_OPTIONS: '', ...env }, timeout: deadlineMs };
  execFile(process.execPath, ['--disable-warning=TimeoutNegativeWarning', main, ...args], options, (error, stdout, stderr) => {
    resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
  });
  return promise;
}
