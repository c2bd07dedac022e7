import type { V1Deployment, V1Job, V1ObjectMeta, V1Pod, V1PodDisruptionBudget, V1Service } from '@kubernetes/client-node';
import { eventually } from '../eventually.ts';
import { startApiServer, startCluster, type TestApiServer, type TestCluster } from './index.ts';
import { ask, testImages, webContainer, webPod } from './test-web.ts';

let server: TestApiServer;
let cluster: TestCluster;
let namespace: string;
beforeAll(async () => {
  server = await startApiServer();
  cluster = await startCluster(server, { images: testImages });
});
beforeEach(async () => {
  namespace = await server.createNamespace();
});
afterEach(async () => {
  await server.api.delete(`/api/v1/namespaces/${namespace}`).catch(() => undefined); // The test has deleted it itself.
});
afterAll(async () => {
  await cluster.stop();
  await server.stop();
});

const core = (plural: string, name = '') => `/api/v1/namespaces/${namespace}/${plural}/${name}`.replace(/\/$/, '');
const apis = (group: string, plural: string, name = '') => `/apis/${group}/namespaces/${namespace}/${plural}/${name}`.replace(/\/$/, '');
const listPods = async () => (await server.api.get<{ items: V1Pod[] }>(core('pods'))).items;
const refOf = (kind: string, { name = '', uid = '' }: V1ObjectMeta) => ({ apiVersion: 'v1', kind, name, uid, controller: true, blockOwnerDeletion: true });
const template = (image: string) => ({
  metadata: { labels: { app: 'web' } },
  spec: { automountServiceAccountToken: false, terminationGracePeriodSeconds: 2, containers: [webContainer({ image })] },
});
const deployment = (replicas: number, image = 'test/web:1'): V1Deployment => ({
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' },
  spec: { replicas, selector: { matchLabels: { app: 'web' } }, template: template(image) },
});
const job = (image: string, backoffLimit = 1): V1Job => ({
  apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'setup' },
  spec: { backoffLimit, template: { spec: { restartPolicy: 'Never', automountServiceAccountToken: false, containers: [{ name: 'c', image }] } } },
});

async function rolledOut(replicas: number): Promise<void> {
  await server.kubectl(['rollout', 'status', 'deployment/web', '-n', namespace, '--timeout=30s']);
  expect((await server.api.get<V1Deployment>(apis('apps/v1', 'deployments', 'web'))).status).toMatchObject({ readyReplicas: replicas, updatedReplicas: replicas });
}

const untilGone = (path: string) => eventually(async () => {
  await expect(server.api.get(path)).rejects.toMatchObject({ status: 404 });
});

test('a Deployment comes up, scales, rolls over without a gap, and its pods go with it', async () => {
  await server.api.create(apis('apps/v1', 'deployments'), deployment(2));
  await rolledOut(2);
  await server.kubectl(['scale', 'deployment/web', '-n', namespace, '--replicas=3']);
  await rolledOut(3);
  await server.kubectl(['set', 'image', 'deployment/web', '-n', namespace, 'web=test/web:2']);
  let rolling = true;
  const fewest = (async () => {
    let count = Infinity;
    while (rolling) count = Math.min(count, (await listPods()).filter(({ status }) => status?.conditions?.some(({ type, status: holds }) => type === 'Ready' && holds === 'True')).length);
    return count;
  })();
  await rolledOut(3);
  rolling = false;
  expect(await fewest).toBeGreaterThanOrEqual(3);
  await eventually(async () => expect((await listPods()).map(({ spec }) => spec?.containers[0]?.image)).toEqual(['test/web:2', 'test/web:2', 'test/web:2']));
  await server.api.delete(apis('apps/v1', 'deployments', 'web'));
  await eventually(async () => expect(await listPods()).toEqual([]));
});

test('a pod of a Deployment that is deleted is replaced', async () => {
  await server.api.create(apis('apps/v1', 'deployments'), deployment(1));
  await rolledOut(1);
  const [first] = await listPods();
  await server.api.delete(core('pods', first?.metadata?.name));
  await eventually(async () => {
    const pods = await listPods();
    expect(pods.map(({ metadata }) => metadata?.uid)).not.toContain(first?.metadata?.uid);
    expect(pods).toHaveLength(1);
  });
});

test('a Job is complete when its pod has succeeded', async () => {
  await server.api.create(apis('batch/v1', 'jobs'), job('test/done:1'));
  await server.kubectl(['wait', '--for=condition=Complete', 'job/setup', '-n', namespace, '--timeout=30s']);
  expect((await server.api.get<V1Job>(apis('batch/v1', 'jobs', 'setup'))).status).toMatchObject({ succeeded: 1, completionTime: expect.any(String) });
});

test('a Job tries again as often as it may, then it has failed', async () => {
  await server.api.create(apis('batch/v1', 'jobs'), job('test/fail:1', 2));
  await server.kubectl(['wait', '--for=condition=Failed', 'job/setup', '-n', namespace, '--timeout=30s']);
  const { status } = await server.api.get<V1Job>(apis('batch/v1', 'jobs', 'setup'));
  expect(status).toMatchObject({ failed: 3 });
  expect(status?.conditions?.find(({ type }) => type === 'Failed')?.reason).toBe('BackoffLimitExceeded');
});

test('what belongs to an object goes with it, through every generation, and of custom resources too', async () => {
  const group = `${namespace}.example.com`;
  await server.api.create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: `things.${group}` },
    spec: {
      group, scope: 'Namespaced', names: { plural: 'things', singular: 'thing', kind: 'Thing' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  });
  const thing = await eventually(() => server.api.create(apis(`${group}/v1`, 'things'), { apiVersion: `${group}/v1`, kind: 'Thing', metadata: { name: 'root' } }));
  const ownerReferences = [{ ...refOf('Thing', thing.metadata), apiVersion: `${group}/v1` }];
  const child = await server.api.create(core('configmaps'), { metadata: { name: 'child', ownerReferences } });
  await server.api.create(core('secrets'), { metadata: { name: 'grandchild', ownerReferences: [refOf('ConfigMap', child.metadata)] } });
  await server.api.create(core('configmaps'), { metadata: { name: 'nobodys' } });
  await server.api.delete(apis(`${group}/v1`, 'things', 'root'));
  await Promise.all([untilGone(core('configmaps', 'child')), untilGone(core('secrets', 'grandchild'))]);
  await server.api.get(core('configmaps', 'nobodys'));
  await server.api.delete(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.${group}`);
});

test('a child of an owner that is another one by now goes; one with an owner left stays', async () => {
  const owner = await server.api.create(core('configmaps'), { metadata: { name: 'owner' } });
  const gone = refOf('ConfigMap', { name: 'owner', uid: '00000000-0000-0000-0000-000000000000' });
  await server.api.create(core('secrets'), { metadata: { name: 'orphan', ownerReferences: [gone] } });
  await server.api.create(core('secrets'), { metadata: { name: 'shared', ownerReferences: [gone, { ...refOf('ConfigMap', owner.metadata), controller: false }] } });
  await untilGone(core('secrets', 'orphan'));
  await server.api.get(core('secrets', 'shared'));
});

test('an owner that is deleted in the foreground outlives its children, and one with orphans leaves them', async () => {
  const [waits, leaves] = await Promise.all(['waits', 'leaves'].map((name) => server.api.create(core('configmaps'), { metadata: { name } })));
  await server.api.create(core('pods'), { ...webPod('child', { env: [{ name: 'STOP_MS', value: '500' }] }), metadata: { name: 'child', ownerReferences: [refOf('ConfigMap', waits.metadata)] } });
  await server.api.create(core('secrets'), { metadata: { name: 'left', ownerReferences: [refOf('ConfigMap', leaves.metadata)] } });
  await eventually(async () => expect((await server.api.get<V1Pod>(core('pods', 'child'))).status?.phase).toBe('Running'));
  await server.api.delete(core('configmaps', 'waits'), { propagationPolicy: 'Foreground' });
  await server.api.get(core('configmaps', 'waits'));
  await untilGone(core('configmaps', 'waits'));
  await expect(server.api.get(core('pods', 'child'))).rejects.toMatchObject({ status: 404 });
  await server.api.delete(core('configmaps', 'leaves'), { propagationPolicy: 'Orphan' });
  await untilGone(core('configmaps', 'leaves'));
  expect((await server.api.get(core('secrets', 'left'))).metadata.ownerReferences).toBeUndefined();
});

test('evictions are let through as far as the budget goes', async () => {
  await server.api.create(apis('apps/v1', 'deployments'), deployment(2));
  const budget: V1PodDisruptionBudget = {
    apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' }, spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
  };
  await server.api.create(apis('policy/v1', 'poddisruptionbudgets'), budget);
  await rolledOut(2);
  await eventually(async () => expect((await server.api.get<V1PodDisruptionBudget>(apis('policy/v1', 'poddisruptionbudgets', 'web'))).status).toMatchObject({ disruptionsAllowed: 1, expectedPods: 2, desiredHealthy: 1 }));
  const [first, second] = await listPods();
  const evict = (pod: V1Pod | undefined) => server.api.create(`${core('pods', pod?.metadata?.name)}/eviction`, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod?.metadata?.name } });
  await evict(first);
  await expect(evict(second)).rejects.toMatchObject({ status: 429 });
  await eventually(() => evict(second));
});

test('a node is drained with kubectl', async () => {
  await server.api.create(apis('apps/v1', 'deployments'), deployment(3));
  await rolledOut(3);
  await server.kubectl(['drain', 'node-0', '--ignore-daemonsets', '--force', '--timeout=30s']);
  await eventually(async () => {
    const pods = await listPods();
    expect(pods.map(({ spec }) => spec?.nodeName)).not.toContain('node-0');
    expect(pods).toHaveLength(3);
  });
  await server.kubectl(['uncordon', 'node-0']);
});

test('a deleted namespace goes with everything in it', async () => {
  await server.api.create(apis('apps/v1', 'deployments'), deployment(1));
  await rolledOut(1);
  await server.api.create(core('configmaps'), { metadata: { name: 'held', finalizers: ['example.com/held'] } });
  await server.api.delete(`/api/v1/namespaces/${namespace}`);
  await eventually(async () => expect((await server.api.get(core('configmaps', 'held'))).metadata.deletionTimestamp).toBeDefined());
  expect(await listPods()).toEqual([]);
  await server.api.patch(core('configmaps', 'held'), { metadata: { finalizers: [] } });
  await untilGone(`/api/v1/namespaces/${namespace}`);
});

test('a new namespace gets the service account of its pods', async () => {
  const name = `${namespace}-bare`;
  await server.kubectl(['create', 'namespace', name]);
  await eventually(() => server.api.get(`/api/v1/namespaces/${name}/serviceaccounts/default`));
  await server.kubectl(['delete', 'namespace', name]);
});

const service = (type: string): V1Service => ({
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { type, selector: { app: 'web' }, ports: [{ name: 'http', port: 8080, targetPort: 'http' }] },
});

test('a Service leads to its ready pods, in turn, and to nobody when there are none', async () => {
  const { spec } = await server.api.create<V1Service>(core('services'), service('ClusterIP'));
  const address = `${spec?.clusterIP}:8080`;
  await eventually(() => expect(ask(address, '/')).rejects.toThrow(/ECONNRESET|socket hang up/));
  for (const name of ['a', 'b', 'c']) await server.api.create(core('pods'), webPod(name, name === 'c' ? { env: [{ name: 'OFF', value: '/ready' }] } : {}));
  await eventually(async () => {
    const answers = [await ask(address, '/'), await ask(address, '/'), await ask(address, '/')];
    expect([...new Set(answers)].sort()).toEqual(['a', 'b']);
  });
  await server.api.delete(core('services', 'web'));
  await eventually(() => expect(ask(address, '/')).rejects.toThrow(/ECONNREFUSED/));
});

test('a Service of the type LoadBalancer has an address of its own, and a port on every node', async () => {
  await server.api.create(core('pods'), webPod('a'));
  await server.api.create(core('services'), service('LoadBalancer'));
  const { spec, status } = await eventually(async () => {
    const found = await server.api.get<V1Service>(core('services', 'web'));
    expect(found.status?.loadBalancer?.ingress).toHaveLength(1);
    return found;
  });
  const addresses = [`${status?.loadBalancer?.ingress?.[0]?.ip}:8080`, ...cluster.kubelet.nodes.addresses.map((node) => `${node}:${spec?.ports?.[0]?.nodePort}`)];
  expect(addresses).toHaveLength(4);
  for (const address of addresses) await eventually(async () => expect(await ask(address, '/')).toBe('a'));
});

test('after a crash of the API server everything goes on', async () => {
  await server.api.create(apis('apps/v1', 'deployments'), deployment(1));
  await rolledOut(1);
  const [before] = await listPods();
  await server.stopServing();
  const pod = `${namespace}/${before?.metadata?.name}`;
  const [pid = 0] = cluster.kubelet.pidsOf(pod);
  cluster.kubelet.kill(pod);
  await eventually(() => expect(cluster.kubelet.pidsOf(pod)).not.toEqual([pid]));
  await server.startServing();
  await eventually(async () => expect((await listPods())[0]?.status?.containerStatuses?.[0]).toMatchObject({ restartCount: 1, ready: true }));
  await server.kubectl(['scale', 'deployment/web', '-n', namespace, '--replicas=2']);
  await rolledOut(2);
});
