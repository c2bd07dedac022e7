import { connectRedis, untilRedisReady } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { eventually } from '../support/eventually.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../support/stores.ts';
import { KubernetesPlatform, PlatformInCluster } from './platform/index.ts';

let kubernetes: KubernetesPlatform;
const platforms: PlatformInCluster[] = [];
const redises: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  kubernetes = await KubernetesPlatform.start();
});
afterAll(async () => {
  for (const platform of platforms) await platform.close();
  for (const redis of redises) await redis.stop();
  await kubernetes?.close();
});

async function create(options: Parameters<typeof PlatformInCluster.create>[1] = {}): Promise<PlatformInCluster> {
  const platform = await PlatformInCluster.create(kubernetes, options);
  platforms.push(platform);
  return platform;
}

const words = (text: string): string => expect.stringContaining(text) as string;

interface EventObject {
  readonly reason: string;
  readonly note: string;
  readonly type: string;
}

/** Warnings about the ChatCluster with this reason. */
async function warningsOf({ api, namespace }: PlatformInCluster, reason: string): Promise<readonly string[]> {
  const { items } = await api.get<{ items: EventObject[] }>(`/apis/events.k8s.io/v1/namespaces/${namespace}/events`);
  return items.filter((event) => event.reason === reason && event.type === 'Warning').map(({ note }) => note);
}

/** Both the condition and an Event name the cause. */
async function requireTold(platform: PlatformInCluster, type: string, reason: string, cause: string, deadlineMs = 60_000): Promise<void> {
  await eventually(async () => {
    expect(await platform.condition(type)).toMatchObject({ reason, message: words(cause) });
    expect(await warningsOf(platform, reason)).toContainEqual(words(cause));
  }, deadlineMs);
}

const inNamespace = (platform: PlatformInCluster, group: string, collection: string) => `/${group}/namespaces/${platform.namespace}/${collection}`;

describe('what the API server refuses is quoted', () => {
  test('a quota: servers that it does not take are named, and start when it is raised', async () => {
    const platform = await create();
    const quotas = inNamespace(platform, 'api/v1', 'resourcequotas');
    // Set-up, connect, history and materialize; there is no controller that copies what is hard into the status.
    const hard = { 'count/pods': '4' };
    await platform.api.create(quotas, { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'few' }, spec: { hard } });
    await platform.api.patch(`${quotas}/few/status`, { status: { hard, used: { 'count/pods': '0' } } });
    await platform.apply({ messaging: { replicas: 2 } });
    await requireTold(platform, 'Progressing', 'ServerRefused', 'exceeded quota: few', 90_000);
    await platform.api.delete(`${quotas}/few`);
    await platform.settled(2, 90_000);
    expect(await platform.condition('Progressing')).toMatchObject({ status: 'False' });
  });

  test('a policy: the objects that it refuses are named, and all else is there', async () => {
    const platform = await create();
    const policies = '/apis/admissionregistration.k8s.io/v1';
    const name = `no-budgets-${platform.namespace}`;
    const resourceRules = [{ apiGroups: ['networking.k8s.io'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['networkpolicies'] }];
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': platform.namespace } };
    await platform.api.create(`${policies}/validatingadmissionpolicies`, {
      apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata: { name },
      spec: { failurePolicy: 'Fail', matchConstraints: { namespaceSelector, resourceRules }, validations: [{ expression: 'false', message: 'network policies are for administrators' }] },
    });
    await platform.api.create(`${policies}/validatingadmissionpolicybindings`, {
      apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding', metadata: { name }, spec: { policyName: name, validationActions: ['Deny'] },
    });
    const trial = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'trial' }, spec: { podSelector: {} } };
    await eventually(() => expect(platform.api.create(`${inNamespace(platform, 'apis/networking.k8s.io/v1', 'networkpolicies')}?dryRun=All`, trial)).rejects.toThrow('for administrators'), 30_000);
    await platform.apply({ messaging: { replicas: 1 } });
    await requireTold(platform, 'Degraded', 'ObjectsRefused', 'network policies are for administrators', 90_000);
    await eventually(async () => expect(await platform.condition('Ready')).toMatchObject({ status: 'True' }), 90_000);
    await platform.api.delete(`${policies}/validatingadmissionpolicybindings/${name}`);
    await eventually(async () => expect(await platform.condition('Degraded')).toMatchObject({ status: 'False' }), 60_000);
  });
});

describe('why pods do not run', () => {
  let platform: PlatformInCluster;
  beforeAll(async () => {
    platform = await create();
    await platform.apply({ messaging: { replicas: 1 } });
    await platform.settled(1, 90_000);
  });
  const healed = async () => {
    await platform.apply({ messaging: { replicas: 1 } });
    await eventually(async () => expect(await platform.condition('Degraded')).toMatchObject({ status: 'False' }), 90_000);
  };

  test('an image that cannot be pulled is named', async () => {
    kubernetes.cluster.unknownTags.add('0.0.0-missing');
    await platform.apply({ messaging: { replicas: 1 }, version: '0.0.0-missing' });
    await requireTold(platform, 'Degraded', 'ImageUnavailable', '0.0.0-missing cannot be pulled');
    await healed();
  });

  test('a pod for which there is no node is named with what the scheduler says', async () => {
    await platform.apply({ messaging: { replicas: 1 }, connect: { podTemplate: { nodeSelector: { disk: 'none' } } } });
    await requireTold(platform, 'Degraded', 'Unschedulable', 'connect: it cannot be scheduled: 0/3 nodes are available');
    await healed();
  });

  test('a container that cannot be made is named with the reason', async () => {
    const env = [{ name: 'TZ', valueFrom: { configMapKeyRef: { name: 'nowhere', key: 'tz' } } }];
    await platform.apply({ messaging: { replicas: 1 }, connect: { podTemplate: { env } } });
    await requireTold(platform, 'Degraded', 'ContainerRefused', 'connect: its container cannot be created: ');
    await healed();
  });

  test('a program that ends again and again is named with its last words', async () => {
    const env = [{ name: 'CECOCHAT_LOG_LEVEL', value: 'loud' }];
    await platform.apply({ messaging: { replicas: 1 }, connect: { podTemplate: { env } } });
    await requireTold(platform, 'Degraded', 'CrashLooping', 'connect: it crashes again and again: CECOCHAT_LOG_LEVEL');
    await healed();
  });
});

describe('why topics and tables cannot be prepared', () => {
  test('fewer brokers than copies that are asked for', async () => {
    const platform = await create();
    const { kafka, ...rest } = dependenciesOf(platform);
    await platform.apply({ dependencies: { ...rest, kafka: { ...kafka, replicationFactor: 3 } } });
    await requireTold(platform, 'DependenciesReady', 'SetupFailing', '3 replicas of each record are asked for, 1 broker is there');
    expect(await platform.pods()).toEqual([]);
    await platform.apply({ messaging: { replicas: 1 } });
    await platform.settled(1, 90_000);
  });

  test('stores that belong to another ChatCluster: topics, tables and keys of a platform are not taken by the next one', async () => {
    const first = await create();
    await first.apply({ messaging: { replicas: 1 } });
    await first.settled(1, 90_000);
    const theirs = dependenciesOf(first);
    const prefix = `{cecochat:${first.namespace}/${first.name}}:`;
    for (const [store, field, reason] of [['kafka', 'topicPrefix', 'SetupFailing'], ['cassandra', 'keyspace', 'SetupFailing'], ['redis', 'prefix', 'RedisOfAnotherPlatform']] as const) {
      const second = await create();
      const mine = dependenciesOf(second);
      const taken = { kafka: theirs.kafka.topicPrefix, cassandra: theirs.cassandra.keyspace, redis: prefix };
      const redis = store === 'redis' ? theirs.redis : mine.redis;
      await second.apply({ dependencies: { ...mine, redis, [store]: { ...(store === 'redis' ? redis : mine[store]), [field]: taken[store] } } });
      await requireTold(second, 'DependenciesReady', reason, `belongs to platform "${first.namespace}/${first.name}"`, 90_000);
      expect(await second.pods()).toEqual([]);
      await second.kubectl('delete', `chat/${second.name}`, '--timeout=60s');
    }
    expect(await first.condition('Ready')).toMatchObject({ status: 'True' });
  });
});

interface Dependencies {
  readonly kafka: { readonly addresses: readonly string[]; readonly topicPrefix: string; readonly replicationFactor: number };
  readonly cassandra: { readonly addresses: readonly string[]; readonly keyspace: string; readonly replicationFactor: number };
  readonly redis: { readonly url: string };
}

const dependenciesOf = (platform: PlatformInCluster) => (platform.manifestOf() as { readonly spec: { readonly dependencies: Dependencies } }).spec.dependencies;

describe('Redis', () => {
  let own: PrivateRedis;
  let admin: Redis;
  let platform: PlatformInCluster;
  const uids = async () => (await platform.pods()).map(({ metadata }) => metadata.uid);
  const start = async (): Promise<PrivateRedis> => {
    const redis = await privateRedis();
    redises.push(redis);
    return redis;
  };
  beforeAll(async () => {
    own = await start();
    admin = connectRedis({ url: own.url, prefix: 'admin:' }, silentLogger);
    await untilRedisReady(admin, 10_000);
    platform = await create();
    await platform.apply({ messaging: { replicas: 1 }, dependencies: { ...dependenciesOf(platform), redis: { url: own.url } } });
    await platform.settled(1, 90_000);
  });
  afterAll(() => admin?.disconnect());

  test.each([
    ['RedisEvicts', [['maxmemory', '100mb'], ['maxmemory-policy', 'allkeys-lru']], 'maxmemory-policy is allkeys-lru'],
    ['RedisFull', [['maxmemory-policy', 'noeviction'], ['maxmemory', '1mb']], 'it is full: it uses'],
  ] as const)('%s is told, what runs is not touched, and it goes when the setting does', async (reason, settings, cause) => {
    const before = await uids();
    for (const [name, value] of settings) await admin.config('SET', name, value);
    await requireTold(platform, 'DependenciesReady', reason, cause);
    for (const [name, value] of [['maxmemory', '0'], ['maxmemory-policy', 'noeviction']] as const) await admin.config('SET', name, value);
    await platform.settled(1, 60_000);
    await eventually(async () => expect(await platform.condition('DependenciesReady')).toMatchObject({ status: 'True' }), 60_000);
    expect(await uids()).toEqual(before);
  });

  test('a Redis that became a read-only replica is told', async () => {
    const before = await uids();
    const other = await start();
    await admin.replicaof('127.0.0.1', other.port);
    await requireTold(platform, 'DependenciesReady', 'RedisReadOnly', 'it is a read-only replica');
    await admin.replicaof('NO', 'ONE');
    await platform.settled(1, 90_000);
    expect(await uids()).toEqual(before);
  });

  test('another Redis in the manifest of a running platform: servers are replaced by ones that follow it, and all are served', async () => {
    const before = await uids();
    const next = await start();
    const inNext = connectRedis({ url: next.url, prefix: `{cecochat:${platform.namespace}/${platform.name}}:` }, silentLogger);
    try {
      await platform.patch([{ op: 'replace', path: '/spec/dependencies/redis/url', value: next.url }]);
      await platform.settled(1, 120_000);
      expect(await uids()).not.toEqual(before);
      await eventually(async () => {
        expect(JSON.parse((await inNext.get('platform')) ?? '{}')).toMatchObject({ name: `${platform.namespace}/${platform.name}`, partitions: 12 });
        expect(await inNext.exists('partitioning.epoch', 'history.server-address')).toBe(2);
      }, 60_000);
      await own.stop();
      await platform.settled(1, 60_000);
      for (const component of ['connect', 'history', 'materialize', 'groups', 'accounts', 'web']) {
        await eventually(async () => {
          const ready = (await platform.pods(component)).map(({ status }) => status.conditions?.find(({ type }) => type === 'Ready')?.status);
          expect(ready).toEqual(['True']);
        }, 60_000);
      }
    } finally {
      inNext.disconnect();
    }
  });
});
