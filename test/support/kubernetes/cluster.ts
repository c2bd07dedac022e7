import { Deployments, DisruptionBudgets, GarbageCollector, Jobs, Namespaces } from './controllers/index.ts';
import { Kubelet, serviceImages, type Images } from './kubelet/index.ts';
import { ServiceProxy } from './proxy/index.ts';
import type { TestApiServer } from './test-api-server.ts';

export interface ClusterOptions {
  readonly nodeCount?: number;
  /** Programs in the images; by default the services of this tree. */
  readonly images?: Images;
}

/** What makes a cluster of an API server. */
export class TestCluster {
  readonly server: TestApiServer;
  readonly kubelet: Kubelet;
  /** Tags of images that cannot be pulled; a test may change this at any time. It has an effect on the images of this tree. */
  readonly unknownTags: Set<string>;
  readonly #rest: readonly { stop(): Promise<void> }[];

  private constructor(server: TestApiServer, kubelet: Kubelet, unknownTags: Set<string>, rest: readonly { stop(): Promise<void> }[]) {
    this.server = server;
    this.kubelet = kubelet;
    this.unknownTags = unknownTags;
    this.#rest = rest;
  }

  static async start(server: TestApiServer, { nodeCount = 3, images }: ClusterOptions = {}): Promise<TestCluster> {
    const unknownTags = new Set<string>();
    const api = await server.clientOf('stand-ins', ['system:masters']);
    const parts = [new Deployments(api), new Jobs(api), new GarbageCollector(api), new DisruptionBudgets(api), new Namespaces(api)];
    const kubelet = await Kubelet.start({ server, api, nodeCount, images: images ?? serviceImages(unknownTags) });
    const proxy = new ServiceProxy(api, server.network, kubelet.nodes.addresses);
    await Promise.all([...parts, proxy].map((part) => part.start()));
    return new TestCluster(server, kubelet, unknownTags, [proxy, ...parts, { stop: async () => api.close() }]);
  }

  /** Ends every process of every pod, and leaves the objects as they are; the API server stays up. */
  async stop(): Promise<void> {
    await this.kubelet.stop();
    for (const part of this.#rest) await part.stop();
  }
}

/** Starts by default three nodes, the controllers and the proxy of Services. */
export const startCluster = (server: TestApiServer, options: ClusterOptions = {}): Promise<TestCluster> => TestCluster.start(server, options);
