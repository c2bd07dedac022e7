import { createServer } from 'node:net';
import { KindError } from '../kind-error.ts';
import { nodePorts } from './kind-config.ts';

const apiServerPorts = { first: 26_443, count: 100 } as const;

/** Throws a KindError when a port that a cluster opens on loopback is taken. */
export async function checkPorts(): Promise<void> {
  const last = nodePorts.first + nodePorts.count - 1;
  for (let port: number = nodePorts.first; port <= last; port++) {
    if (!(await isFree(port))) throw new KindError(
      `port ${port} of 127.0.0.1 is taken, and a cluster opens ${nodePorts.first} to ${last}: end what has it, for ` +
        `another cluster with 'make down ARGS="--name ..."'`,
    );
  }
}

/** A free port for the API server. It is below those that the system gives out. */
export async function findApiServerPort(): Promise<number> {
  for (let port: number = apiServerPorts.first; port < apiServerPorts.first + apiServerPorts.count; port++)
    if (await isFree(port)) return port;
  throw new KindError(
    `no port of 127.0.0.1 from ${apiServerPorts.first} to ${apiServerPorts.first + apiServerPorts.count - 1} is ` +
      'free: end what has them',
  );
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once('error', () => resolve(false));
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  return promise;
}
