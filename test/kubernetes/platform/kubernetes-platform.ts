import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseChatCluster, type ObservedChatCluster } from '../../../operator/manifest/index.ts';
import { connectRedis, untilRedisReady } from '@cecochat/redis';
import type { StoreAddresses } from '@cecochat/tools';
import type { Redis } from 'ioredis';
import { eventually } from '../../support/eventually.ts';
import { startApiServer, startCluster, type TestApiServer, type TestCluster } from '../../support/kubernetes/index.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { privateRedis, testStores, uniqueName, type PrivateRedis } from '../../support/stores.ts';
import { createTokens, type TestTokens } from '../../support/tokens.ts';

const repository = join(import.meta.dirname, '../../..');
export const operatorNamespace = 'cecochat-system';
const collection = (namespace: string) => `/apis/cecochat.dev/v1alpha1/namespaces/${namespace}/chatclusters`;

/** A pod as the API server has it, as far as tests look at it. */
export interface PodObject {
  readonly metadata: { readonly name: string; readonly uid: string; readonly labels: Readonly<Record<string, string>>; readonly deletionTimestamp?: string };
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly podIP?: string; readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** A cluster with the operator in it, installed as people install it: with its own rights. */
export class KubernetesPlatform {
  readonly server: TestApiServer;
  readonly cluster: TestCluster;

  private constructor(server: TestApiServer, cluster: TestCluster) {
    this.server = server;
    this.cluster = cluster;
  }

  static async start(): Promise<KubernetesPlatform> {
    const server = await startApiServer();
    const cluster = await startCluster(server);
    const platform = new KubernetesPlatform(server, cluster);
    try {
      await platform.#install();
      return platform;
    } catch (error) {
      await platform.close();
      throw error;
    }
  }

  async #install(): Promise<void> {
    const { server } = this;
    await server.kubectl(['apply', '--server-side', '-f', join(repository, 'charts/dist/install.yaml')]);
    await server.prepareNamespace(operatorNamespace);
    await eventually(async () => expect(await this.leader()).toBeDefined(), 60_000);
  }

  /** Name of the operator's pod that leads; undefined while none does. */
  async leader(): Promise<string | undefined> {
    const lease = await this.server.api.get<{ spec: { holderIdentity?: string } }>(`/apis/coordination.k8s.io/v1/namespaces/${operatorNamespace}/leases/cecochat-operator`);
    return lease.spec.holderIdentity === '' ? undefined : lease.spec.holderIdentity;
  }

  async close(): Promise<void> {
    await this.cluster.stop();
    await this.server.stop();
  }
}

export interface PlatformOptions {
  /** Whether the Secret with the keys of tokens is there. */
  readonly withKeys?: boolean;
  /** The shared stores with a Redis of its own, unless told otherwise. */
  readonly stores?: StoreAddresses;
}

/** One ChatCluster in a namespace of its own. */
export class PlatformInCluster {
  readonly kubernetes: KubernetesPlatform;
  readonly namespace: string;
  readonly name = 'sample';
  readonly stores: StoreAddresses;
  readonly inRedis: Redis;
  readonly tokens: TestTokens;
  readonly #ownRedis: PrivateRedis | undefined;
  readonly #stem = uniqueName('k8s');

  private constructor(kubernetes: KubernetesPlatform, namespace: string, parts: { stores: StoreAddresses; inRedis: Redis; tokens: TestTokens; ownRedis: PrivateRedis | undefined }) {
    this.kubernetes = kubernetes;
    this.namespace = namespace;
    this.stores = parts.stores;
    this.inRedis = parts.inRedis;
    this.tokens = parts.tokens;
    this.#ownRedis = parts.ownRedis;
  }

  static async create(kubernetes: KubernetesPlatform, { withKeys = true, stores: given }: PlatformOptions = {}): Promise<PlatformInCluster> {
    const namespace = await kubernetes.server.createNamespace('chat', { 'pod-security.kubernetes.io/enforce': 'restricted' });
    const ownRedis = given === undefined ? await privateRedis() : undefined;
    const stores = given ?? { ...testStores(), redisUrl: ownRedis?.url ?? '' };
    const inRedis = connectRedis(stores.redisUrl, silentLogger);
    await untilRedisReady(inRedis, 10_000);
    const platform = new PlatformInCluster(kubernetes, namespace, { stores, inRedis, tokens: await createTokens(), ownRedis });
    if (withKeys) await platform.putKeys();
    return platform;
  }

  /** The Secret with the keys of tokens. */
  async putKeys(): Promise<void> {
    const { jwksFile, privateKeyFile } = this.tokens;
    const stringData = { 'jwks.json': await readFile(jwksFile, 'utf8'), 'private.json': await readFile(privateKeyFile, 'utf8') };
    await this.kubernetes.server.api.create(`/api/v1/namespaces/${this.namespace}/secrets`, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys' }, stringData });
  }

  /** What everybody needs, and what the test asks for on top of it. */
  manifestOf(spec: object = {}): object {
    const { kafkaBrokers, cassandraContactPoints, redisUrl } = this.stores;
    const byClusterIp = { exposure: { advertisedAddressTemplate: '{clusterIP}:{port}' } };
    return {
      apiVersion: 'cecochat.dev/v1alpha1',
      kind: 'ChatCluster',
      metadata: { name: this.name, namespace: this.namespace },
      spec: {
        version: '1.0.0',
        partitions: 12,
        history: byClusterIp,
        upgrade: { surge: 2, healthGate: '1s' },
        auth: { keys: { secret: { name: 'keys', key: 'jwks.json' } }, developmentIssuer: { secret: { name: 'keys', key: 'private.json' } } },
        dependencies: {
          kafka: { addresses: kafkaBrokers.split(','), topicPrefix: `${this.#stem}-`, replicationFactor: 1 },
          cassandra: { addresses: cassandraContactPoints.split(','), keyspace: this.#stem, replicationFactor: 1 },
          redis: { url: redisUrl },
        },
        ...spec,
      },
    };
  }

  async apply(spec: object = {}): Promise<void> {
    await this.kubernetes.server.kubectl(['apply', '-f', '-'], { input: JSON.stringify(this.manifestOf(spec)) });
  }

  /** Changes what is applied, by JSON patch. */
  async patch(operations: readonly object[]): Promise<void> {
    await this.kubectl('patch', `chat/${this.name}`, '--type=json', '-p', JSON.stringify(operations));
  }

  /** kubectl in the namespace. */
  kubectl(...args: string[]): Promise<string> {
    return this.kubernetes.server.kubectl(['-n', this.namespace, ...args]);
  }

  async resource(): Promise<ObservedChatCluster> {
    return parseChatCluster(await this.kubernetes.server.api.get(`${collection(this.namespace)}/${this.name}`));
  }

  async condition(type: string): Promise<{ readonly status: string; readonly reason: string; readonly message: string } | undefined> {
    return (await this.resource()).status?.conditions?.find((each) => each.type === type);
  }

  async pods(component = 'messaging'): Promise<readonly PodObject[]> {
    const selector = encodeURIComponent(`app.kubernetes.io/instance=${this.name},app.kubernetes.io/component=${component}`);
    return (await this.kubernetes.server.api.get<{ items: PodObject[] }>(`/api/v1/namespaces/${this.namespace}/pods?labelSelector=${selector}`)).items;
  }

  /** So many servers serve all partitions, of the newest spec, and nothing is on its way. */
  async settled(servers: number, deadlineMs = 60_000): Promise<void> {
    await eventually(async () => {
      const { status, metadata } = await this.resource();
      const conditions = Object.fromEntries((status?.conditions ?? []).map(({ type, status: is }) => [type, is]));
      expect({ ...conditions, generation: status?.observedGeneration, servers: status?.servers }).toMatchObject({
        Ready: 'True', Progressing: 'False', DependenciesReady: 'True', generation: metadata.generation, servers: { wanted: servers, healthy: servers },
      });
      expect(await this.pods()).toHaveLength(servers);
    }, deadlineMs);
  }

  /** Where devices ask for their server. */
  async connectUrl(): Promise<URL> {
    const service = await this.kubernetes.server.api.get<{ spec: { clusterIP: string } }>(`/api/v1/namespaces/${this.namespace}/services/${this.name}-connect`);
    return new URL(`http://${service.spec.clusterIP}:8080`);
  }

  async close(): Promise<void> {
    this.inRedis.disconnect();
    await this.#ownRedis?.stop();
    await this.tokens.remove();
  }
}
