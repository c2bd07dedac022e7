import { createServer } from 'node:net';

/** Below the node ports of a kind cluster, which all have to be free when it is created. */
const [first, last] = [20_000, 30_000];
const given = new Set<number>();

/** Free ports of loopback, outside the range from which the system takes ports of its own. */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) {
    const port = first + Math.floor(Math.random() * (last - first));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    found.push(port);
  }
  return found;
}

export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('no free port');
  return port;
}

const [firstBase, lastBase, span] = [14_000, 19_860, 140];

/** The first of 140 ports for a platform of the test's own; those that people type are free. */
export async function freePortBase(): Promise<number> {
  for (;;) {
    const base = firstBase + span * Math.floor(Math.random() * ((lastBase - firstBase) / span));
    const free = await Promise.all([0, 2, 9, 20, 40, 100, 120].map((above) => isFree(base + above)));
    if (free.every(Boolean)) return base;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once('error', () => resolve(false));
  server.listen(port, '127.0.0.1', () => resolve(true));
  const free = await promise;
  if (free) {
    const closed = Promise.withResolvers<undefined>();
    server.close(() => closed.resolve(undefined));
    await closed.promise;
  }
  return free;
}
