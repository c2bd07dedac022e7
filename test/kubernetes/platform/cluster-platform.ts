import type { Redis } from 'ioredis';
import { parseChatCluster, type ObservedChatCluster } from '../../../operator/manifest/index.ts';
import { eventually } from '../../support/eventually.ts';
import type { ApiClient } from '../../support/kubernetes/index.ts';
import { requireSettled } from '../settled.ts';

/** A pod as the API server has it, as far as tests look at it. */
export interface PodObject {
  readonly metadata: { readonly name: string; readonly uid: string; readonly labels: Readonly<Record<string, string>>; readonly deletionTimestamp?: string };
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly podIP?: string; readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

export interface ClusterDoors {
  readonly api: ApiClient;
  readonly kubectl: (args: readonly string[]) => Promise<string>;
  /** The Redis of the platform. */
  readonly inRedis: Redis;
}

/** One ChatCluster in some cluster, as its clients and operators see it. */
export class ClusterPlatform {
  readonly namespace: string;
  readonly name: string;
  readonly api: ApiClient;
  readonly inRedis: Redis;
  readonly #kubectl: ClusterDoors['kubectl'];

  constructor({ namespace, name }: { readonly namespace: string; readonly name: string }, { api, kubectl, inRedis }: ClusterDoors) {
    this.namespace = namespace;
    this.name = name;
    this.api = api;
    this.inRedis = inRedis;
    this.#kubectl = kubectl;
  }

  get path(): string {
    return `/apis/cecochat.dev/v1beta1/namespaces/${this.namespace}/chatclusters/${this.name}`;
  }

  /** kubectl in the namespace. */
  kubectl(...args: string[]): Promise<string> {
    return this.#kubectl(['-n', this.namespace, ...args]);
  }

  /** Changes what is applied, by JSON patch. */
  async patch(operations: readonly object[]): Promise<void> {
    await this.kubectl('patch', `chat/${this.name}`, '--type=json', '-p', JSON.stringify(operations));
  }

  async resource(): Promise<ObservedChatCluster> {
    return parseChatCluster(await this.api.get(this.path));
  }

  async condition(type: string): Promise<{ readonly status: string; readonly reason: string; readonly message: string } | undefined> {
    return (await this.resource()).status?.conditions?.find((each) => each.type === type);
  }

  async pods(component = 'messaging'): Promise<readonly PodObject[]> {
    const selector = encodeURIComponent(`app.kubernetes.io/instance=${this.name},app.kubernetes.io/component=${component}`);
    return (await this.api.get<{ items: PodObject[] }>(`/api/v1/namespaces/${this.namespace}/pods?labelSelector=${selector}`)).items;
  }

  /** So many servers serve all partitions, of the newest spec, and nothing is on its way. */
  async settled(servers: number, deadlineMs = 60_000): Promise<void> {
    await eventually(async () => {
      requireSettled(await this.resource(), servers);
      expect(await this.pods()).toHaveLength(servers);
    }, deadlineMs);
  }

  /** Process on this machine of a pod; 0 when there is none, or it is none of this machine. */
  pidOf(_pod: string): number {
    return 0;
  }

  /** From now on no image has that version. */
  withdraw(_version: string): void {
    // The cluster has no image of it.
  }

  close(): Promise<void> {
    this.inRedis.disconnect();
    return Promise.resolve();
  }
}
