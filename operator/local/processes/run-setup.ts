import { join } from 'node:path';
import { startChild, tellingLine } from '@cecochat/runtime';
import { PlatformError } from '../platform-error.ts';
import { serviceCommand } from './process-command.ts';

const deadlineMs = 120_000;

/** Runs the step that creates topics and tables. Throws a PlatformError with its last log line when it fails. */
export async function runSetup(env: Readonly<Record<string, string>>, logDir: string): Promise<void> {
  const child = startChild({ name: 'setup', log: join(logDir, 'setup.log'), ...serviceCommand('setup', env) });
  const timer = setTimeout(() => void child.stop(1_000), deadlineMs);
  const why = await child.gone;
  clearTimeout(timer);
  if (why !== 'ended with exit code 0')
    throw new PlatformError(`setting up topics and tables ${why}: ${tellingLine(child.log)} (see ${child.log})`);
}
