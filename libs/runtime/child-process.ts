import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** File that gets what the child prints; without one, it goes where our own output goes. */
  readonly log?: string;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  /** Empty when there is none. */
  readonly log: string;
  /** Why it is not running any more; undefined while it runs. */
  readonly ended: () => string | undefined;
  /** Resolves when it is not running any more, with the reason. */
  readonly gone: Promise<string>;
  /** SIGTERM, and SIGKILL after the deadline; resolves when it is gone. */
  stop(deadlineMs?: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

const stopDeadlineMs = 20_000;

/**
 * A shell that becomes the program and leaves a watch beside it, which reads from a pipe of the parent. When the parent
 * dies in any way, the pipe closes: the watch sends SIGTERM to the program, and SIGKILL after 15 s. A line on the pipe
 * means that the program has ended.
 */
const guard = `
{
  read -r _ && exit
  kill -TERM $$
  n=0
  while kill -0 $$; do
    [ $n -ge 150 ] && kill -KILL $$ && exit
    sleep 0.1
    n=$((n+1))
  done
} <&3 >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-
`;

/** Starts a program that does not outlive this process. Its exit is reported by `ended` and `gone`, never thrown. */
export function startChild(options: ChildOptions): Child {
  const child = spawnGuarded(options);
  const watch = child.stdio[3] as Writable;
  watch.on('error', () => undefined); // Killed together with the program.
  const { promise: gone, resolve } = Promise.withResolvers<string>();
  let reason: string | undefined;
  const end = (why: string) => {
    reason ??= why;
    living.delete(started);
    watch.end('\n');
    resolve(reason);
  };
  child.once('error', (error) => end(`could not be started: ${error.message}`));
  child.once('exit', (code, signal) => end(`ended with ${signal ?? `exit code ${code}`}`));
  const started: Child = {
    name: options.name,
    pid: child.pid ?? 0,
    log: options.log ?? '',
    ended: () => reason,
    gone,
    stop: async (deadlineMs = stopDeadlineMs) => {
      if (reason !== undefined) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => killGroup(child, 'SIGKILL'), deadlineMs);
      await gone;
      clearTimeout(timer);
    },
    kill: (signal) => killGroup(child, signal),
  };
  living.add(started);
  return started;
}

const living = new Set<Child>();

/** The children that run now: for a program that has to leave in the middle of something. */
export const livingChildren = (): readonly Child[] => [...living];

function spawnGuarded({ command, args, env, log }: ChildOptions): ChildProcess {
  if (log !== undefined) mkdirSync(dirname(log), { recursive: true });
  const output = log === undefined ? 'inherit' : openSync(log, 'a');
  try {
    return spawn('/bin/sh', ['-c', guard, 'guard', command, ...args], {
      stdio: ['ignore', output, output, 'pipe'],
      env: { ...process.env, ...env },
      detached: true, // Ctrl-C reaches us alone: we stop the children in order.
    });
  } finally {
    if (output !== 'inherit') closeSync(output);
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!(Error.isError(error) && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The most informative line of a log: the last one that mentions an error, else the last one. */
export function tellingLine(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  const telling = lines.findLast((line) => /error|exception|fatal/i.test(line)) ?? lines.at(-1) ?? '';
  return telling.slice(0, 300);
}
