import { connectRedis, parseRoutingCopy, readRouting } from '@cecochat/redis';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-ports.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { KubernetesPlatform, PlatformInCluster } from './platform/index.ts';

let kubernetes: KubernetesPlatform;
const platforms: PlatformInCluster[] = [];

beforeAll(async () => {
  kubernetes = await KubernetesPlatform.start();
});
afterAll(async () => {
  for (const platform of platforms) await platform.close();
  await kubernetes?.close();
});

async function create(options: Parameters<typeof PlatformInCluster.create>[1] = {}): Promise<PlatformInCluster> {
  const platform = await PlatformInCluster.create(kubernetes, options);
  platforms.push(platform);
  return platform;
}

const get = <T = { readonly metadata: { readonly uid: string; readonly labels: Record<string, string> } }>(platform: PlatformInCluster, path: string) =>
  kubernetes.server.api.get<T>(path.replace('NS', platform.namespace));
const reasonsOf = async (platform: PlatformInCluster) => platform.kubectl('events', '-o', 'json').then((text) => (JSON.parse(text) as { items: { reason: string; message?: string; note?: string }[] }).items.map(({ reason }) => reason));

/** The objects of a ChatCluster, apart from what changes by itself. */
async function picture(platform: PlatformInCluster): Promise<Record<string, string>> {
  const text = await platform.kubectl('get', 'pods,deployments,services,configmaps,pdb,networkpolicies', '-l', `app.kubernetes.io/instance=${platform.name}`, '-o', 'json');
  const { items } = JSON.parse(text) as { items: { kind: string; metadata: { name: string; uid: string }; spec?: object }[] };
  return Object.fromEntries(items.map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, `${metadata.uid} ${JSON.stringify(spec)}`]));
}

describe('what cannot be served is told, and recovers by itself', () => {
  let platform: PlatformInCluster;
  beforeAll(async () => {
    platform = await create({ withKeys: false });
  });

  test('a Secret that is not there: nothing is started until it is', async () => {
    await platform.apply({ messaging: { replicas: 1 } });
    await eventually(async () => expect(await platform.condition('DependenciesReady')).toMatchObject({ status: 'False', reason: 'SecretMissing', message: expect.stringContaining('spec.auth.keys.secret: there is no Secret keys') as string }));
    expect(await platform.condition('Ready')).toMatchObject({ status: 'False' });
    expect(await platform.pods()).toEqual([]);
    expect(await reasonsOf(platform)).toContain('SecretMissing');
    await platform.putKeys();
    await platform.settled(1, 90_000);
  });

  test('an address that does not answer: what runs is not touched, and goes on when the address does', async () => {
    const before = await picture(platform);
    const closed = `127.0.0.1:${await freePort()}`;
    await platform.patch([{ op: 'add', path: '/spec/dependencies/kafka/addresses', value: [closed] }, { op: 'add', path: '/spec/messaging/replicas', value: 2 }]);
    await eventually(async () => expect(await platform.condition('DependenciesReady')).toMatchObject({ status: 'False', reason: 'KafkaUnreachable', message: expect.stringContaining(closed) as string }));
    expect(await reasonsOf(platform)).toContain('KafkaUnreachable');
    expect(await picture(platform)).toEqual(before);
    await platform.apply({ messaging: { replicas: 1 } });
    await platform.settled(1);
    expect(await picture(platform)).toEqual(before);
  });

  test('a version that does not exist is taken back, and nobody is moved to it', async () => {
    kubernetes.cluster.unknownTags.add('9.9.9');
    const [pod] = await platform.pods();
    await platform.apply({ messaging: { replicas: 1 }, version: '9.9.9', upgrade: { surge: 1, healthGate: '1s', deadline: '8s' } });
    await eventually(async () => expect(await platform.condition('Degraded')).toMatchObject({ status: 'True', reason: 'UpgradeFailed', message: expect.stringContaining('9.9.9') as string }), 60_000);
    await eventually(async () => expect((await platform.pods()).map(({ metadata }) => metadata.uid)).toEqual([pod?.metadata.uid]), 60_000);
    expect((await platform.pods('connect')).map(({ metadata }) => metadata.labels['app.kubernetes.io/version'])).toEqual(['1.0.0']);
    await platform.apply({ messaging: { replicas: 1 } });
    await platform.settled(1);
  });

  test('what somebody deletes or edits by hand is put back', async () => {
    const ns = platform.namespace;
    const before = await get(platform, `/api/v1/namespaces/NS/services/sample-connect`);
    await platform.kubectl('delete', 'service/sample-connect', 'deployment/sample-history', 'configmap/sample-routing', '--wait=false');
    await eventually(async () => {
      expect((await get(platform, '/api/v1/namespaces/NS/services/sample-connect')).metadata.uid).not.toBe(before.metadata.uid);
      await get(platform, '/apis/apps/v1/namespaces/NS/deployments/sample-history');
      await get(platform, '/api/v1/namespaces/NS/configmaps/sample-routing');
    }, 30_000);
    await platform.kubectl('scale', 'deployment/sample-materialize', '--replicas=0');
    await platform.kubectl('label', 'service/sample-connect', 'app.kubernetes.io/managed-by-');
    await eventually(async () => {
      expect((await get<{ spec: { replicas: number } }>(platform, '/apis/apps/v1/namespaces/NS/deployments/sample-materialize')).spec.replicas).toBe(1);
      expect((await get(platform, '/api/v1/namespaces/NS/services/sample-connect')).metadata.labels['app.kubernetes.io/managed-by']).toBe('cecochat-operator');
    }, 30_000);
    const [pod] = await platform.pods();
    await kubernetes.server.api.delete(`/api/v1/namespaces/${ns}/pods/${pod?.metadata.name}`, { apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0 });
    await eventually(async () => {
      const now = await platform.pods();
      expect([now.length, now[0]?.metadata.uid === pod?.metadata.uid]).toEqual([1, false]);
    }, 30_000);
    await platform.settled(1);
  });

  test('signing keys that cannot be used leave everything as it is; once they can, the routing is signed', async () => {
    const secret = (keys: string) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'signing' }, stringData: { keys } });
    const secrets = `/api/v1/namespaces/${platform.namespace}/secrets`;
    await kubernetes.server.api.create(secrets, secret('short'));
    const [before, key] = [await picture(platform), 'k'.repeat(64)];
    const signingSecret = { name: 'signing', key: 'keys' };
    await platform.patch([{ op: 'add', path: '/spec/dependencies/redis/signingSecret', value: signingSecret }]);
    await eventually(async () => expect(await platform.condition('DependenciesReady')).toMatchObject({ status: 'False', reason: 'SecretUnusable', message: expect.stringContaining('spec.dependencies.redis.signingSecret: key keys of Secret signing') as string }));
    expect(await picture(platform)).toEqual(before);
    await kubernetes.server.api.delete(`${secrets}/signing`);
    await kubernetes.server.api.create(secrets, secret(key));
    const { url, keyPrefix } = { url: platform.stores.redisUrl, keyPrefix: platform.inRedis.options.keyPrefix };
    const reader = connectRedis({ url, prefix: keyPrefix, signingKeys: key }, silentLogger);
    try {
      await eventually(async () => expect((await readRouting(reader))?.servers.size).toBe(1), 90_000);
      // The ConfigMap has the same routing for processes that start without Redis.
      await eventually(async () => {
        const kept = await get<{ data: { published: string } }>(platform, `/api/v1/namespaces/NS/configmaps/${platform.name}-routing`);
        expect(parseRoutingCopy(reader, kept?.data.published ?? '')).toEqual(await readRouting(reader));
      }, 90_000);
    } finally {
      reader.disconnect();
    }
    await platform.settled(1, 90_000);
    await platform.patch([{ op: 'remove', path: '/spec/dependencies/redis/signingSecret' }]);
    await platform.settled(1, 90_000);
  });

  test('paused: nothing is changed, whatever is asked for; planOnly: what would be done is shown', async () => {
    await platform.apply({ messaging: { replicas: 3 }, paused: true });
    await eventually(async () => expect((await platform.resource()).status).toMatchObject({ observedGeneration: (await platform.resource()).metadata.generation }));
    await platform.kubectl('delete', 'service/sample-connect');
    await platform.apply({ messaging: { replicas: 3 }, planOnly: true });
    await eventually(async () => expect((await platform.resource()).status?.plan).toMatchObject({ start: [expect.any(String), expect.any(String)], stop: [], moves: 8, lowerBound: 8 }));
    expect(await platform.pods()).toHaveLength(1);
    await platform.apply({ messaging: { replicas: 1 } });
    await platform.settled(1);
    expect((await platform.resource()).status?.plan).toBeUndefined();
    await get(platform, '/api/v1/namespaces/NS/services/sample-connect');
  });
});

test('objects of others with our names are never taken over, and the condition says so', async () => {
  const platform = await create();
  const theirs = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'sample-connect' }, spec: { ports: [{ port: 7, protocol: 'TCP' }], selector: { theirs: 'yes' } } };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'sample-messaging-0' }, spec: { containers: [{ name: 'x', image: 'x/unknown:1', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }], securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } } };
  await kubernetes.server.api.create(`/api/v1/namespaces/${platform.namespace}/services`, theirs);
  await kubernetes.server.api.create(`/api/v1/namespaces/${platform.namespace}/pods`, pod);
  await platform.apply({ messaging: { replicas: 1 } });
  await eventually(async () => {
    expect(await platform.condition('Degraded')).toMatchObject({ status: 'True', reason: 'ObjectsOfOthers', message: expect.stringContaining('Service sample-connect') as string });
    expect(await platform.condition('Progressing')).toMatchObject({ message: expect.stringContaining('Pod sample-messaging-0') as string });
  }, 60_000);
  expect((await get<{ spec: { selector: object } }>(platform, '/api/v1/namespaces/NS/services/sample-connect')).spec.selector).toEqual({ theirs: 'yes' });
  await platform.kubectl('delete', 'service/sample-connect', 'pod/sample-messaging-0', '--force', '--grace-period=0');
  await platform.settled(1, 90_000);
});

test('a Namespace that is deleted goes with everything in it', async () => {
  const platform = await create();
  await platform.apply({ messaging: { replicas: 1 } });
  await platform.settled(1, 90_000);
  await kubernetes.server.kubectl(['delete', 'namespace', platform.namespace, '--timeout=90s']);
  expect(await kubernetes.server.kubectl(['get', 'namespaces', '-o', 'name'])).not.toContain(platform.namespace);
});

test('most of the servers, lost with their machine, are taken for lost: they neither report nor answer', async () => {
  const platform = await create();
  await platform.apply({ messaging: { replicas: 3 } });
  await platform.settled(3, 90_000);
  const [left, ...lost] = await platform.pods();
  const owners = async () => [...((await readRouting(platform.inRedis))?.servers ?? [])].filter(([, { partitions }]) => partitions.length > 0).map(([name]) => name);
  const pids = lost.map(({ metadata }) => platform.pidOf(metadata.name));
  for (const { metadata } of lost) kubernetes.cluster.kubelet.hang(`${platform.namespace}/${metadata.name}`);
  await eventually(async () => expect(await owners()).toEqual([left?.metadata.labels['cecochat.dev/server']]), 15_000);
  await eventually(async () => expect(await platform.condition('Degraded')).toMatchObject({ status: 'True', reason: 'ServersLost' }));
  for (const pid of pids) process.kill(pid, 'SIGCONT');
  await platform.settled(3, 90_000);
});
