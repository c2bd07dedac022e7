/** NodePorts of a cluster, all of which are open on loopback of the host under the same numbers. */
export const nodePorts = { first: 30_000, count: 32 } as const;

export interface KindPlan {
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
