import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from './store-error.ts';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** File that gets what the child prints. */
  readonly log: string;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** Why it is not running any more; undefined while it runs. */
  readonly ended: () => string | undefined;
  /** SIGTERM, and SIGKILL after the deadline; resolves when it is gone. */
  stop(deadlineMs?: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

const stopDeadlineMs = 20_000;

/**
 * A shell that starts the program and waits for the end of its own standard input, a pipe from us: when we die, however we
 * die, the pipe closes and the program is told to stop, and killed if it does not.
 */
const guard = `
trap 'kill -TERM $child' TERM
"$@" </dev/null 3<&- &
child=$!
{ read -r _; kill -TERM $child; n=0; while kill -0 $child && [ $n -lt 150 ]; do sleep 0.1; n=$((n+1)); done; kill -KILL $child; } <&3 >/dev/null 2>&1 &
watch=$!
exec 3<&-
while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
kill -KILL $watch 2>/dev/null
exit $code
`;

/** Starts a program that does not outlive this process. Its exit is reported by `ended`, never thrown. */
export function startChild(options: ChildOptions): Child {
  mkdirSync(dirname(options.log), { recursive: true });
  const log = openSync(options.log, 'a');
  const child = spawn('/bin/sh', ['-c', guard, 'guard', options.command, ...options.args], {
    stdio: ['ignore', log, log, 'pipe'],
    env: { ...process.env, ...options.env },
    detached: true, // Ctrl-C reaches us alone: we stop the children in order.
  });
  closeSync(log);
  let reason: string | undefined;
  child.once('error', (error) => (reason = `could not be started: ${error.message}`));
  child.once('exit', (code, signal) => {
    reason = `ended with ${signal ?? `exit code ${code}`}`;
    child.stdio[3]?.destroy();
  });
  return {
    name: options.name,
    pid: child.pid ?? 0,
    log: options.log,
    ended: () => reason,
    stop: (deadlineMs = stopDeadlineMs) => stopChild(child, () => reason !== undefined, deadlineMs),
    kill: (signal) => killGroup(child, signal),
  };
}

async function stopChild(child: ChildProcess, ended: () => boolean, deadlineMs: number): Promise<void> {
  if (ended()) return;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  child.once('exit', () => resolve(undefined));
  child.kill('SIGTERM');
  const timer = setTimeout(() => killGroup(child, 'SIGKILL'), deadlineMs);
  await promise;
  clearTimeout(timer);
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!(Error.isError(error) && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Waits until the probe succeeds. Throws a StoreError with the last line of the log when the child ends or time is up. */
export async function untilReady(child: Child, probe: () => Promise<boolean>, deadlineMs: number): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await probe())) {
    const reason = child.ended() ?? (performance.now() > deadline ? `did not come up within ${deadlineMs / 1000} s` : undefined);
    if (reason !== undefined) throw new StoreError(`${child.name} ${reason}: ${lastLine(child.log)} (see ${child.log})`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function lastLine(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  const telling = lines.findLast((line) => /error|exception|fatal/i.test(line)) ?? lines.at(-1) ?? '';
  return telling.slice(0, 300);
}
