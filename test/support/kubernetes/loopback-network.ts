import { createServer, type Server } from 'node:net';

/**
 * Addresses of loopback that no other test uses: 127.n.0.0/16, by parts. Linux answers on all of them without being asked to; a
 * machine that has 127.0.0.1 alone cannot give each pod an address of its own.
 */
export interface LoopbackNetwork {
  /** 127.n.0.0/18 */
  readonly services: string;
  /** Where the service `kubernetes` of the namespace default is. */
  readonly apiServer: string;
  pod(index: number): string;
  node(index: number): string;
  loadBalancer(index: number): string;
  release(): Promise<void>;
}

const [first, last, lockPort] = [64, 250, 19_999];
const hostsOfPart = 64 * 256;

/** The listener on the last address of a network owns it. The system releases it when the process ends in any way. */
export async function claimLoopbackNetwork(): Promise<LoopbackNetwork> {
  const start = first + (process.pid % (last - first));
  for (let step = 0; step < last - first; step++) {
    const network = first + ((start - first + step) % (last - first));
    const lock = await listen(`127.${network}.255.254`);
    if (lock !== undefined) return networkOf(network, lock);
  }
  throw new Error('every loopback network is in use: does this machine have more than 127.0.0.1?');
}

function networkOf(network: number, lock: Server): LoopbackNetwork {
  const address = (part: number, index: number): string => {
    const host = index + 1;
    if (host >= hostsOfPart - 1) throw new Error(`a loopback network has no room for ${index + 1} addresses of a kind`);
    return `127.${network}.${part * 64 + (host >> 8)}.${host & 255}`;
  };
  return {
    services: `127.${network}.0.0/18`,
    apiServer: address(0, 0),
    pod: (index) => address(1, index),
    node: (index) => address(2, index),
    loadBalancer: (index) => address(3, index),
    release: () => new Promise((resolve) => lock.close(() => resolve())),
  };
}

async function listen(host: string): Promise<Server | undefined> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<Server | undefined>();
  server.once('error', () => resolve(undefined));
  server.listen(lockPort, host, () => resolve(server));
  server.unref();
  return promise;
}
