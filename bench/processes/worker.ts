import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** What a worker can be asked to do: each takes one value and answers with one. */
export type Calls = Readonly<Record<string, (body: never) => Promise<unknown>>>;

export interface Request {
  readonly id: number;
  readonly name: string;
  readonly body: unknown;
}

/** The answer to a request, or an event of the worker. */
export type Message =
  { readonly id: number; readonly result?: unknown; readonly error?: string } | { readonly event: unknown };

export interface WorkerOptions {
  /** File of the program. */
  readonly program: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
  /** File that gets what it prints. */
  readonly log: string;
}

/** A process of ours that does what it is asked, and ends when we do. */
export interface Worker<C extends Calls> {
  readonly pid: number;
  call<Name extends keyof C & string>(name: Name, body: Parameters<C[Name]>[0]): Promise<Awaited<ReturnType<C[Name]>>>;
  /** Receives the worker's events; returns a function that ends that. */
  onEvent(listener: (event: unknown) => void): () => void;
  stop(): Promise<void>;
}

const stopDeadlineMs = 10_000;

/** Starts a program that serves its parent. Calls reject with the worker's error, or with how it ended. */
export function startWorker<C extends Calls>({ program, env, nodeOptions = [], log }: WorkerOptions): Worker<C> {
  const output = openSync(log, 'a');
  const child = fork(program, [], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning', ...nodeOptions],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Set<(event: unknown) => void>();
  const gone = untilGone(child, (reason) => {
    for (const { reject } of waiting.values())
      reject(new Error(`${program} ${reason}: ${readFileSync(log, 'utf8').trim().slice(-2_000)}`));
    waiting.clear();
  });
  child.on('message', (message: Message) => {
    if ('event' in message) {
      for (const listener of listeners) listener(message.event);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) call?.resolve(message.result);
    else call?.reject(new Error(message.error));
  });
  let calls = 0;
  return {
    pid: child.pid ?? Number.NaN, // Could not be started: 0 would be taken for all of our own group.
    call: (name, body) => {
      const call = Promise.withResolvers<unknown>();
      const id = ++calls;
      waiting.set(id, call);
      child.send({ id, name, body } satisfies Request, (error) => {
        if (error !== null) call.reject(error);
      });
      return call.promise as Promise<never>;
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

function untilGone(child: ChildProcess, onGone: (reason: string) => void): Promise<void> {
  return new Promise((resolve) => {
    const end = (reason: string) => {
      onGone(reason);
      resolve();
    };
    child.once('error', (error) => end(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => end(`ended with ${signal ?? `exit code ${code}`}`));
  });
}
