import type { V1Container, V1Pod, V1PodSpec } from '@kubernetes/client-node';
import { eventually } from '../eventually.ts';
import { isRefusal, startApiServer, startCluster, type TestApiServer, type TestCluster } from './index.ts';
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
  await server.kubectl(['delete', 'pods', '--all', '-n', namespace, '--force', '--grace-period=0']);
});
afterAll(async () => {
  await cluster.stop();
  await server.stop();
});

const pods = () => `/api/v1/namespaces/${namespace}/pods`;
const get = (name: string) => server.api.get<V1Pod>(`${pods()}/${name}`);
const key = (name: string) => `${namespace}/${name}`;
const create = async (name: string, container: Partial<V1Container> = {}, spec: Partial<V1PodSpec> = {}) => server.api.create<V1Pod>(pods(), webPod(name, container, spec));
const isReady = ({ status }: V1Pod) => status?.conditions?.some(({ type, status: holds }) => type === 'Ready' && holds === 'True') === true;
const waiting = ({ status }: V1Pod) => status?.containerStatuses?.[0]?.state?.waiting;

async function ready(name: string, wanted = true): Promise<V1Pod> {
  return eventually(async () => {
    const pod = await get(name);
    expect(isReady(pod)).toBe(wanted);
    return pod;
  });
}

async function started(name: string, container: Partial<V1Container> = {}, spec: Partial<V1PodSpec> = {}): Promise<{ address: string; pod: V1Pod }> {
  await create(name, container, spec);
  const pod = await ready(name);
  return { address: `${pod.status?.podIP}:9090`, pod };
}

const untilGone = (name: string) => eventually(async () => {
  await expect(get(name)).rejects.toMatchObject({ status: 404 });
});

test('a pod gets a node and an address of its own, runs, and is ready', async () => {
  const { address, pod } = await started('first');
  expect(await ask(address, '/name')).toBe('first');
  expect(pod.spec?.nodeName).toMatch(/^node-\d$/);
  expect(pod.status).toMatchObject({ phase: 'Running', containerStatuses: [{ name: 'web', ready: true, started: true, restartCount: 0, state: { running: {} } }] });
  const other = await started('second');
  expect(other.pod.status?.podIP).not.toBe(pod.status?.podIP);
  expect(cluster.kubelet.logOf(key('first'))).toContain('up');
});

test('it sees the environment of its spec and nothing of ours', async () => {
  process.env['CECOCHAT_TEST_LEAK'] = 'x';
  const { address, pod } = await started('env', { env: [{ name: 'LISTEN', value: '$(POD_IP):9000' }, { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }] });
  delete process.env['CECOCHAT_TEST_LEAK'];
  const env = JSON.parse(await ask(address, '/env')) as Record<string, string>;
  expect(env).toMatchObject({ LISTEN: `${pod.status?.podIP}:9000`, NODE: pod.spec?.nodeName, HOSTNAME: 'env' });
  expect(env).not.toHaveProperty('CECOCHAT_TEST_LEAK');
});

test('a Secret that is missing is waited for', async () => {
  await create('waiting', { env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'keys', key: 'password' } } }] });
  await eventually(async () => expect(waiting(await get('waiting'))).toEqual({ reason: 'CreateContainerConfigError', message: 'secret "keys" not found' }));
  await server.kubectl(['create', 'secret', 'generic', 'keys', '-n', namespace, '--from-literal=password=open']);
  const pod = await ready('waiting');
  expect(JSON.parse(await ask(`${pod.status?.podIP}:9090`, '/env'))).toMatchObject({ PASSWORD: 'open' });
});

test('mounted Secrets are files, which change with the Secret', async () => {
  await create('files', { volumeMounts: [{ name: 'tls', mountPath: '/etc/tls' }], env: [{ name: 'CERT', value: '/etc/tls/tls.crt' }] }, { volumes: [{ name: 'tls', secret: { secretName: 'tls' } }] });
  await eventually(async () => expect(waiting(await get('files'))).toMatchObject({ reason: 'ContainerCreating', message: expect.stringContaining('secret "tls" not found') }));
  await server.kubectl(['create', 'secret', 'generic', 'tls', '-n', namespace, '--from-literal=tls.crt=one']);
  const address = `${(await ready('files')).status?.podIP}:9090`;
  const { CERT } = JSON.parse(await ask(address, '/env')) as { CERT: string };
  expect(await ask(address, `/read?${CERT}`)).toBe('one');
  await server.api.patch(`/api/v1/namespaces/${namespace}/secrets/tls`, { stringData: { 'tls.crt': 'two' } });
  await eventually(async () => expect(await ask(address, `/read?${CERT}`)).toBe('two'));
});

test('an image that is not there is waited for', async () => {
  await create('missing', { image: 'test/nothing:1' });
  await eventually(async () => expect(waiting(await get('missing'))?.reason).toMatch(/^(ErrImagePull|ImagePullBackOff)$/));
  await server.api.patch(`${pods()}/missing`, { spec: { containers: [{ name: 'web', image: 'test/web:1' }] } }, 'strategic-merge');
  await ready('missing');
});

test('readiness comes and goes with its probe, and waits for the startup probe', async () => {
  await create('probed', { startupProbe: { httpGet: { path: '/started', port: 9090 } }, env: [{ name: 'OFF', value: '/started' }] });
  const address = await eventually(async () => {
    const { status } = await get('probed');
    expect(status?.containerStatuses?.[0]).toMatchObject({ started: false, ready: false, state: { running: {} } });
    await ask(`${status?.podIP}:9090`, '/name');
    return `${status?.podIP}:9090`;
  });
  await ask(address, '/started?on');
  await ready('probed');
  await ask(address, '/ready?off');
  await ready('probed', false);
  await ask(address, '/ready?on');
  await ready('probed');
});

test('a pod with a readiness gate is ready when somebody opens it, and keeps that somebody\'s condition', async () => {
  await create('gated', {}, { readinessGates: [{ conditionType: 'example.com/warm' }] });
  await eventually(async () => expect((await get('gated')).status?.conditions?.find(({ type }) => type === 'Ready')).toMatchObject({ status: 'False', reason: 'ReadinessGatesNotReady' }));
  await server.api.patch(`${pods()}/gated/status`, { status: { conditions: [{ type: 'example.com/warm', status: 'True' }] } }, 'strategic-merge');
  const { status } = await ready('gated');
  expect(status?.conditions?.find(({ type }) => type === 'example.com/warm')?.status).toBe('True');
  expect(status?.conditions?.find(({ type }) => type === 'Ready')?.reason).toBeUndefined();
});

test('a process that dies is started again, with pauses when it dies at once', async () => {
  const { address } = await started('dying');
  await ask(address, '/exit?7').catch(() => undefined);
  await eventually(async () => expect((await get('dying')).status?.containerStatuses?.[0]).toMatchObject({ restartCount: 1, ready: true, lastState: { terminated: { exitCode: 7, reason: 'Error' } } }));
  cluster.kubelet.kill(key('dying'), 'SIGKILL');
  await eventually(async () => expect((await get('dying')).status?.containerStatuses?.[0]).toMatchObject({ restartCount: 2, lastState: { terminated: { exitCode: 137 } } }));
  await server.api.create(pods(), webPod('failing', { image: 'test/fail:1' }));
  await eventually(async () => expect(waiting(await get('failing'))).toMatchObject({ reason: 'CrashLoopBackOff' }));
});

test('a process that hangs is not ready, and is started again when its liveness probe says so', async () => {
  const probe = { httpGet: { path: '/healthz', port: 9090 }, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 1 };
  const startupProbe = { ...probe, failureThreshold: 30 };
  await started('hung', { startupProbe, readinessProbe: probe, livenessProbe: probe }, { terminationGracePeriodSeconds: 1 });
  const [pid] = cluster.kubelet.pidsOf(key('hung'));
  cluster.kubelet.hang(key('hung'));
  await ready('hung', false);
  await eventually(async () => expect((await get('hung')).status?.containerStatuses?.[0]).toMatchObject({ restartCount: 1, ready: true }));
  expect(cluster.kubelet.pidsOf(key('hung'))).not.toEqual([pid]);
});

test('a pod that never restarts succeeds or fails', async () => {
  await server.api.create(pods(), webPod('done', { image: 'test/done:1' }, { restartPolicy: 'Never' }));
  await server.api.create(pods(), webPod('failed', { image: 'test/fail:1' }, { restartPolicy: 'Never' }));
  await eventually(async () => expect((await get('done')).status?.phase).toBe('Succeeded'));
  await eventually(async () => expect((await get('failed')).status).toMatchObject({ phase: 'Failed', containerStatuses: [{ state: { terminated: { exitCode: 3 } } }] }));
});

test('a deleted pod is told to stop, has its grace period, and is gone', async () => {
  const { address } = await started('leaving', { env: [{ name: 'STOP_MS', value: '700' }] });
  await server.api.delete(`${pods()}/leaving`);
  expect((await get('leaving')).metadata?.deletionTimestamp).toBeDefined();
  expect(await ask(address, '/name')).toBe('leaving');
  await untilGone('leaving');
  expect(cluster.kubelet.logOf(key('leaving'))).toContain('stopping');
  await expect(ask(address, '/name')).rejects.toThrow(/ECONNREFUSED/);
});

test('one that does not stop is killed when its grace period is over', async () => {
  await started('stubborn', { env: [{ name: 'STOP_MS', value: '60000' }] }, { terminationGracePeriodSeconds: 1 });
  await server.api.delete(`${pods()}/stubborn`);
  await untilGone('stubborn');
});

test('what is on a stopped node stays as it was until it is deleted by force, or the node comes back', async () => {
  const { address, pod } = await started('lost');
  const node = pod.spec?.nodeName ?? '';
  await started('returning', {}, { nodeSelector: { 'kubernetes.io/hostname': node } });
  await cluster.kubelet.stopNode(node);
  await expect(ask(address, '/name')).rejects.toThrow(/ECONNREFUSED/);
  await server.api.delete(`${pods()}/lost`);
  expect(isReady(await get('lost'))).toBe(true);
  await cluster.kubelet.reportNodeLost(node);
  await ready('lost', false);
  await server.api.delete(`${pods()}/lost`, { gracePeriodSeconds: 0 });
  await untilGone('lost');
  await ready('returning', false);
  await cluster.kubelet.startNode(node);
  await ready('returning');
});

test('a cordoned node gets no pods, and one that fits nowhere says so until there is room', async () => {
  await server.kubectl(['cordon', ...cluster.kubelet.nodes.names]);
  await create('homeless');
  await eventually(async () => expect((await get('homeless')).status?.conditions).toMatchObject([{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }]));
  await server.kubectl(['uncordon', 'node-1']);
  expect((await ready('homeless')).spec?.nodeName).toBe('node-1');
  await server.kubectl(['uncordon', ...cluster.kubelet.nodes.names]);
});

test('a pod comes in as its service account', async () => {
  const { address } = await started('account', {}, { automountServiceAccountToken: true });
  const { KUBECONFIG } = JSON.parse(await ask(address, '/env')) as { KUBECONFIG: string };
  expect(await server.kubectl(['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'], { as: KUBECONFIG })).toBe(`system:serviceaccount:${namespace}:default`);
});

test('hundreds of imaginary pods are ready at once and cost no process', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `idle-${index}`);
  const container = webContainer({ image: 'test/idle:1' });
  await Promise.all(names.map((name) => server.api.create(pods(), { ...webPod(name), spec: { automountServiceAccountToken: false, containers: [container] } })));
  await eventually(async () => {
    const { items } = await server.api.get<{ items: V1Pod[] }>(pods());
    expect(items.filter(isReady)).toHaveLength(200);
    expect(new Set(items.map(({ spec }) => spec?.nodeName)).size).toBe(3);
  });
  expect(cluster.kubelet.pidsOf(key('idle-0'))).toEqual([]);
});

test('an eviction is a deletion', async () => {
  await started('evicted');
  await server.api.create(`${pods()}/evicted/eviction`, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'evicted' } });
  await untilGone('evicted');
});

test('the stand-ins stop with pods running, and leave no process', async () => {
  const other = await startApiServer();
  const its = await startCluster(other, { images: testImages, nodeCount: 1 });
  const space = await other.createNamespace();
  await other.api.create(`/api/v1/namespaces/${space}/pods`, webPod('running'));
  const [pid = 0] = await eventually(() => {
    const pids = its.kubelet.pidsOf(`${space}/running`);
    expect(pids).toHaveLength(1);
    return pids;
  });
  await its.stop();
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  expect(isRefusal(await other.api.get(`/api/v1/namespaces/${space}/pods/running`).catch((error: unknown) => error))).toBe(false);
  await other.stop();
});
