import { Session, type Profiler } from 'node:inspector/promises';
import { relative } from 'node:path';
import { WebSocket } from 'ws';

const repository = `${import.meta.dirname}/../..`;
/** Counts whole functions, not the branches in them. */
const settings = { callCount: true, detailed: false };

/** How often each function was called: by `<path of its file in the repository>:<where it begins>`. */
export type Calls = ReadonlyMap<string, number>;

/** Counts the calls of functions in a process. */
export interface CallCounter {
  /** The calls since the last time. */
  take(): Promise<Calls>;
  close(): void;
}

/** Pure: the calls in sources of the repository. */
function callsOf(scripts: readonly Profiler.ScriptCoverage[]): Calls {
  const calls = new Map<string, number>();
  for (const { url, functions } of scripts) {
    const path = relative(repository, url.replace('file://', ''));
    for (const { ranges: [range] } of functions) {
      const key = `${path}:${range?.startOffset ?? 0}`;
      calls.set(key, (calls.get(key) ?? 0) + (range?.count ?? 0));
    }
  }
  return calls;
}

/** Counts in this process. */
export async function countHere(): Promise<CallCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', settings);
  return {
    take: async () => callsOf((await session.post('Profiler.takePreciseCoverage')).result),
    close: () => session.disconnect(),
  };
}

/** Counts in a process that was started with `--inspect` and the address. */
export async function countThere(address: string): Promise<CallCounter> {
  const [target] = (await (await fetch(`http://${address}/json/list`)).json()) as { readonly webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error(`nothing to inspect at ${address}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  const answers = new Map<number, (result: unknown) => void>();
  socket.on('message', (data: Buffer) => {
    const { id, result } = JSON.parse(data.toString()) as { readonly id?: number; readonly result?: unknown };
    if (id === undefined) return;
    answers.get(id)?.(result);
    answers.delete(id);
  });
  await new Promise((resolve, reject) => void socket.on('open', resolve).on('error', reject));
  let last = 0;
  const post = (method: string, params: object = {}) => new Promise<unknown>((resolve) => {
    answers.set(++last, resolve);
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  await post('Profiler.enable');
  await post('Profiler.startPreciseCoverage', settings);
  return {
    take: async () => callsOf(((await post('Profiler.takePreciseCoverage')) as { readonly result: Profiler.ScriptCoverage[] }).result),
    close: () => socket.close(),
  };
}
