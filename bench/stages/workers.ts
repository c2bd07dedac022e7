import { join } from 'node:path';
import { nodeFlags } from '@cecochat/runtime';
import { freePort } from '../../test/support/free-ports.ts';
import type { BenchContext } from '../bench.ts';
import type { GeneratorCalls } from '../load/index.ts';
import { startWorker, type Calls, type Pinning, type Worker } from '../processes/index.ts';
import type { BareCalls, BareRequest, BareWebSocketCalls } from '../servers/index.ts';

export type Generator = Worker<GeneratorCalls>;

/** A server, in a process of its own. */
export interface Server<C extends Calls = Calls> {
  readonly worker: Worker<C>;
  /** host:port. */
  readonly address: string;
}

let logs = 0;
let profiles: readonly string[] = [];

/** From now on each server writes what its processor did into a folder, when it is stopped. */
export function profileServers(folder: string): void {
  profiles = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

/** A file for what a process of the bench prints. */
export const logIn = ({ folder }: BenchContext, name: string): string => join(folder, `${name}-${logs++}.log`);

const fileOf = (path: string): string => join(import.meta.dirname, '..', path);

/** Starts a process that makes load. */
export function startGenerator(context: BenchContext, pinning: Pinning): Generator {
  const generator = startWorker<GeneratorCalls>({
    program: fileOf('load/generator.ts'), log: logIn(context, 'generator'),
  });
  context.defer(() => generator.stop());
  pinning.pinOther(generator.pid);
  return generator;
}

/** Starts a bare server, on a core of its own. */
export async function startBareServer(
  context: BenchContext, pinning: Pinning, request: Omit<BareRequest, 'address'>, nodeOptions: readonly string[] = [],
): Promise<Server<BareCalls>> {
  const worker = startServerProcess<BareCalls>(context, pinning, { program: 'servers/bare-server.ts', nodeOptions });
  const address = `127.0.0.1:${await freePort()}`;
  await worker.call('listen', { ...request, address });
  return { worker, address };
}

/** The same for WebSockets. */
export async function startBareWebSockets(
  context: BenchContext, pinning: Pinning, nodeOptions: readonly string[] = [],
): Promise<Server<BareWebSocketCalls>> {
  const worker = startServerProcess<BareWebSocketCalls>(context, pinning, {
    program: 'servers/bare-web-sockets.ts', nodeOptions,
  });
  const address = `127.0.0.1:${await freePort()}`;
  await worker.call('listen', { address });
  return { worker, address };
}

interface ServerProcess {
  readonly program: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
}

/** Starts a process that is measured, on a core of its own, with the flags that every program has. */
export function startServerProcess<C extends Calls>(
  context: BenchContext, pinning: Pinning, { program, nodeOptions = [], env = {} }: ServerProcess,
): Worker<C> {
  const worker = startWorker<C>({
    program: fileOf(program),
    log: logIn(context, 'server'),
    env,
    nodeOptions: [...nodeFlags, ...nodeOptions, ...profiles],
  });
  context.defer(() => worker.stop());
  pinning.pinServer(worker.pid);
  return worker;
}
