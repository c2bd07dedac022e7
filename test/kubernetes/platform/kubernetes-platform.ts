import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { redisPrefixOf } from '@cecochat/operator';
import { connectRedis, untilRedisReady } from '@cecochat/redis';
import type { StoreAddresses } from '@cecochat/tools';
import type { Redis } from 'ioredis';
import { oneOfEach } from '../../support/catalogue.ts';
import { eventually } from '../../support/eventually.ts';
import { startApiServer, startCluster, type TestApiServer, type TestCluster } from '../../support/kubernetes/index.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { privateRedis, testStores, uniqueName, type PrivateRedis } from '../../support/stores.ts';
import { createTokens, type TestTokens } from '../../support/tokens.ts';
import { ClusterPlatform } from './cluster-platform.ts';

const repository = join(import.meta.dirname, '../../..');
export const operatorNamespace = 'cecochat-system';

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
  /** By default the shared stores with a Redis of its own. */
  readonly stores?: StoreAddresses;
}

/** One ChatCluster in a namespace of its own. */
export class PlatformInCluster extends ClusterPlatform {
  readonly kubernetes: KubernetesPlatform;
  readonly stores: StoreAddresses;
  readonly tokens: TestTokens;
  readonly #ownRedis: PrivateRedis | undefined;
  readonly #stem = uniqueName('k8s');

  private constructor(kubernetes: KubernetesPlatform, namespace: string, parts: { stores: StoreAddresses; inRedis: Redis; tokens: TestTokens; ownRedis: PrivateRedis | undefined }) {
    const { server } = kubernetes;
    super({ namespace, name: 'sample' }, { api: server.api, kubectl: (args) => server.kubectl(args), inRedis: parts.inRedis });
    this.kubernetes = kubernetes;
    this.stores = parts.stores;
    this.tokens = parts.tokens;
    this.#ownRedis = parts.ownRedis;
  }

  static async create(kubernetes: KubernetesPlatform, { withKeys = true, stores: given }: PlatformOptions = {}): Promise<PlatformInCluster> {
    const namespace = await kubernetes.server.createNamespace('chat', { 'pod-security.kubernetes.io/enforce': 'restricted' });
    const ownRedis = given === undefined ? await privateRedis() : undefined;
    const stores = given ?? { ...testStores(), redisUrl: ownRedis?.url ?? '' };
    const inRedis = connectRedis({ url: stores.redisUrl, prefix: redisPrefixOf({ namespace, name: 'sample' }) }, silentLogger);
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

  /** The fields that every ChatCluster needs, and those of the test on top. */
  manifestOf(spec: object = {}): object {
    const { kafkaBrokers, cassandraContactPoints, redisUrl } = this.stores;
    const byClusterIp = { exposure: { advertisedAddressTemplate: '{clusterIP}:{port}' } };
    return {
      apiVersion: 'cecochat.dev/v1beta1',
      kind: 'ChatCluster',
      metadata: { name: this.name, namespace: this.namespace },
      spec: {
        version: '1.0.0',
        partitions: 12,
        ...oneOfEach,
        history: { ...byClusterIp, ...oneOfEach.history },
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

  /** Where devices ask for their server. */
  async connectUrl(): Promise<URL> {
    const service = await this.kubernetes.server.api.get<{ spec: { clusterIP: string } }>(`/api/v1/namespaces/${this.namespace}/services/${this.name}-connect`);
    return new URL(`http://${service.spec.clusterIP}:8080`);
  }

  override pidOf(pod: string): number {
    try {
      return this.kubernetes.cluster.kubelet.pidsOf(`${this.namespace}/${pod}`)[0] ?? 0;
    } catch {
      return 0;
    }
  }

  override withdraw(version: string): void {
    this.kubernetes.cluster.unknownTags.add(version);
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#ownRedis?.stop();
    await this.tokens.remove();
  }
}
