import type { V1Node } from '@kubernetes/client-node';
import { isRefusal, type ApiClient } from '../api-client.ts';
import type { LoopbackNetwork } from '../loopback-network.ts';

const version = 'v1.34.4';

/** Nodes that have a name and an address; what runs on them runs on this machine. */
export class FakeNodes {
  readonly #api: ApiClient;
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #down = new Set<string>();

  constructor(api: ApiClient, network: LoopbackNetwork, count: number) {
    this.#api = api;
    this.#addresses = new Map(Array.from({ length: count }, (_, index) => [`node-${index}`, network.node(index)]));
  }

  get names(): string[] {
    return [...this.#addresses.keys()];
  }

  get addresses(): string[] {
    return [...this.#addresses.values()];
  }

  /** Undefined of a node that is none of these. */
  addressOf(name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.#addresses.get(name);
  }

  isDown(name: string): boolean {
    return this.#down.has(name);
  }

  setDown(name: string, down: boolean): void {
    if (!this.#addresses.has(name)) throw new Error(`there is no ${name}: there are ${this.names.join(', ')}`);
    if (down) this.#down.add(name);
    else this.#down.delete(name);
  }

  async create(): Promise<void> {
    await Promise.all(this.names.map(async (name) => {
      const labels = { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', 'topology.kubernetes.io/zone': `zone-${name.split('-').at(-1)}` };
      const node: V1Node = { apiVersion: 'v1', kind: 'Node', metadata: { name, labels } };
      await this.#api.create('/api/v1/nodes', node).catch((error: unknown) => {
        if (!isRefusal(error, 409)) throw error;
      });
      await this.report(name, 'True');
    }));
  }

  /** Reports the node to the API server: True when it is ready, Unknown when its heartbeats have stopped. */
  async report(name: string, ready: 'True' | 'Unknown'): Promise<void> {
    const now = new Date();
    const reason = ready === 'True' ? 'KubeletReady' : 'NodeStatusUnknown';
    const room = { cpu: '64', memory: '256Gi', pods: '10000' };
    await this.#api.patch(`/api/v1/nodes/${name}/status`, {
      status: {
        capacity: room,
        allocatable: room,
        addresses: [{ type: 'InternalIP', address: this.#addresses.get(name) }, { type: 'Hostname', address: name }],
        conditions: [{ type: 'Ready', status: ready, reason, message: reason, lastHeartbeatTime: now, lastTransitionTime: now }],
        nodeInfo: {
          architecture: 'amd64', bootID: '', containerRuntimeVersion: 'process://1', kernelVersion: '', kubeProxyVersion: version,
          kubeletVersion: version, machineID: '', operatingSystem: 'linux', osImage: '', systemUUID: '',
        },
      },
    }, 'strategic-merge');
  }
}
