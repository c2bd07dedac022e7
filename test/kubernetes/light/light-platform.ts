import { redisPrefixOf } from '@cecochat/operator';
import { connectRedis, readRouting, sameRouting, untilRedisReady, type Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { Committed } from '../../../operator/decide/index.ts';
import { parseChatCluster, type ObservedChatCluster } from '../../../operator/manifest/index.ts';
import { parseCommitted, routingOfCommitted } from '../../../operator/reconcile/index.ts';
import { oneOfEach } from '../../support/catalogue.ts';
import { eventually } from '../../support/eventually.ts';
import type { TestApiServer } from '../../support/kubernetes/index.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { requireSettled } from '../settled.ts';

export const partitions = 12;

/** Of a pod, as far as tests look at it. */
export interface LightObject {
  readonly kind?: string;
  readonly metadata: {
    readonly name: string; readonly uid: string; readonly labels?: Readonly<Record<string, string>>; readonly annotations?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string; readonly ownerReferences?: readonly { readonly uid: string; readonly controller?: boolean }[];
  };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: object;
}

/** A ChatCluster whose servers are those of a light fleet: what it needs is a Redis, and something that accepts connections. */
export class LightPlatform {
  readonly server: TestApiServer;
  readonly namespace: string;
  readonly name = 'sample';
  readonly redisUrl: string;
  readonly redis: Redis;

  private constructor(server: TestApiServer, namespace: string, redisUrl: string, redis: Redis) {
    this.server = server;
    this.namespace = namespace;
    this.redisUrl = redisUrl;
    this.redis = redis;
  }

  /** In a namespace of its own; the database of Redis that the URL names is emptied. */
  static async create(server: TestApiServer, redisUrl: string): Promise<LightPlatform> {
    const namespace = await server.createNamespace('light');
    const redis = connectRedis({ url: redisUrl, prefix: redisPrefixOf({ namespace, name: 'sample' }) }, silentLogger);
    await untilRedisReady(redis, 10_000);
    await redis.flushdb();
    await server.api.create(`/api/v1/namespaces/${namespace}/secrets`, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys' }, stringData: { jwks: '{"keys":[]}' } });
    return new LightPlatform(server, namespace, redisUrl, redis);
  }

  get path(): string {
    return `/apis/cecochat.dev/v1beta1/namespaces/${this.namespace}/chatclusters/${this.name}`;
  }

  manifestOf(spec: object = {}): object {
    const address = new URL(this.redisUrl).host;
    return {
      apiVersion: 'cecochat.dev/v1beta1',
      kind: 'ChatCluster',
      metadata: { name: this.name, namespace: this.namespace },
      spec: {
        version: '1.0.0', partitions,
        ...oneOfEach,
        messaging: { replicas: 2 },
        upgrade: { surge: 2, healthGate: '1s' },
        auth: { keys: { secret: { name: 'keys', key: 'jwks' } } },
        // Only Redis is used; of the others it counts that something answers.
        dependencies: { kafka: { addresses: [address], replicationFactor: 1 }, cassandra: { addresses: [address], replicationFactor: 1 }, redis: { url: this.redisUrl } },
        ...spec,
      },
    };
  }

  async apply(spec: object = {}): Promise<void> {
    await this.server.api.patch(`${this.path}?fieldManager=test&force=true`, this.manifestOf(spec), 'apply');
  }

  async scale(replicas: number): Promise<void> {
    await this.server.api.patch(`${this.path}/scale`, { spec: { replicas } });
  }

  async resource(): Promise<ObservedChatCluster> {
    return parseChatCluster(await this.server.api.get(this.path));
  }

  async list(collection: string): Promise<readonly LightObject[]> {
    return (await this.server.api.get<{ items: LightObject[] }>(collection)).items;
  }

  pods(): Promise<readonly LightObject[]> {
    return this.list(`/api/v1/namespaces/${this.namespace}/pods`);
  }

  /** What is committed; undefined when nothing is. */
  async committed(): Promise<Committed | undefined> {
    const [configMap] = (await this.list(`/api/v1/namespaces/${this.namespace}/configmaps`)).filter(({ metadata }) => metadata.name === `${this.name}-routing`);
    return configMap && parseCommitted(JSON.parse(configMap.data?.['routing'] ?? ''));
  }

  published(): Promise<Routing | undefined> {
    return readRouting(this.redis);
  }

  /** So many servers serve all partitions, of the newest spec, nothing is on its way, and what is published is what is committed. */
  async settled(servers: number, deadlineMs = 30_000): Promise<void> {
    await eventually(async () => {
      requireSettled(await this.resource(), servers);
      expect(await this.pods()).toHaveLength(servers);
      await this.requirePublished();
    }, deadlineMs);
  }

  /** Throws unless every partition has a server, nothing is on its way, and what is published is what is committed. */
  async requirePublished(): Promise<void> {
    const [committed, published] = [await this.committed(), await this.published()];
    if (committed === undefined || published === undefined) throw new Error('nothing is committed, or nothing is published');
    expect(committed.owners).not.toContain(undefined);
    expect(committed.handovers.size).toBe(0);
    const { historyAddress, groupsAddress, accountsAddress, drainRate } = published;
    expect(historyAddress).toBe(`${this.name}-history.${this.namespace}.svc:9000`);
    expect(groupsAddress).toBe(`${this.name}-groups.${this.namespace}.svc:9000`);
    expect(accountsAddress).toBe(`${this.name}-accounts.${this.namespace}.svc:9000`);
    const wanted = routingOfCommitted(committed, { historyAddress, groupsAddress, accountsAddress, drainRate });
    if (!sameRouting(wanted, published)) throw new Error(`epoch ${published.epoch} is published, ${committed.epoch} is committed`);
  }

  async remove(): Promise<void> {
    await this.server.api.delete(this.path);
    await eventually(async () => expect(await this.list(this.path.replace(/\/[^/]+$/, ''))).toEqual([]), 30_000);
  }

  close(): void {
    this.redis.disconnect();
  }
}
