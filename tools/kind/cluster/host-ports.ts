import { createServer } from 'node:net';
import { KindError } from '../kind-error.ts';

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

/** NodePorts of a cluster, all of which are open on loopback of the host under the same numbers. */
export const nodePorts = { first: 30_000, count: 32 } as const;

interface KindPlan {
  readonly image: string;
  readonly workers: number;
  /** Port of the API server on loopback of the host. */
  readonly apiServerPort: number;
  /** Whether the machine withholds what the score of a process for the out-of-memory killer needs to be lowered. */
  readonly resourceWithheld: boolean;
}

/** Pure: the configuration that kind reads. */
export function buildKindConfig({ image, workers, apiServerPort, resourceWithheld }: KindPlan): object {
  const ports = Array.from({ length: nodePorts.count }, (_, index) => nodePorts.first + index);
  return {
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    networking: { ipFamily: 'ipv4', apiServerAddress: '127.0.0.1', apiServerPort },
    containerdConfigPatches: resourceWithheld
      ? ['[plugins."io.containerd.grpc.v1.cri"]\n  restrict_oom_score_adj = true\n']
      : [],
    kubeadmConfigPatches: [
      JSON.stringify({
        kind: 'ClusterConfiguration',
        apiServer: { extraArgs: { 'service-node-port-range': `${ports[0]}-${ports.at(-1)}` } },
      }),
    ],
    nodes: [
      {
        role: 'control-plane',
        image,
        extraPortMappings: ports.map((port) => ({ containerPort: port, hostPort: port, listenAddress: '127.0.0.1' })),
      },
      ...Array.from({ length: workers }, () => ({ role: 'worker', image })),
    ],
  };
}
