import type { V1Job, V1Pod } from '@kubernetes/client-node';
import { dropKeyspace } from '../drop-keyspace.ts';
import { eventually } from '../eventually.ts';
import { testStores, uniqueName } from '../stores.ts';
import { startApiServer, startCluster, type TestApiServer, type TestCluster } from './index.ts';
import { ask } from './test-web.ts';

let server: TestApiServer;
let cluster: TestCluster;
let namespace: string;
beforeAll(async () => {
  server = await startApiServer();
  cluster = await startCluster(server);
  namespace = await server.createNamespace();
});
afterAll(async () => {
  await cluster.stop();
  await server.stop();
  await dropKeyspace(name);
});

const settings = (values: Readonly<Record<string, string>>) => Object.entries(values).map(([name, value]) => ({ name: `CECOCHAT_${name}`, value }));
const { kafkaBrokers, cassandraContactPoints, redisUrl } = testStores();
const name = uniqueName('pods');
const stores = settings({
  KAFKA_BROKERS: kafkaBrokers, TOPIC_PREFIX: `${name}-`, CASSANDRA_CONTACT_POINTS: cassandraContactPoints, CASSANDRA_DATACENTER: 'datacenter1', CASSANDRA_KEYSPACE: name,
});

test('the step that sets up runs from this tree, as a Job against the real stores', async () => {
  const image = 'registry.example.com:5000/cecochat/setup:1.0.0';
  const job: V1Job = {
    apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'setup' },
    spec: { backoffLimit: 0, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'setup', image, env: [...stores, ...settings({ PARTITIONS: '2', REDIS_URL: redisUrl, REDIS_PREFIX: `{${name}}:` })] }] } } },
  };
  await server.api.create(`/apis/batch/v1/namespaces/${namespace}/jobs`, job);
  await server.kubectl(['wait', '--for=condition=Complete', 'job/setup', '-n', namespace, '--timeout=90s']);
});

test('a service runs as a pod, is ready when it says so, and drains when its pod is deleted', async () => {
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  const env = [{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }, ...stores, ...settings({ ADMIN_LISTEN: '$(POD_IP):9090' })];
  const container = { name: 'materialize', image: 'cecochat/materialize:1.0.0', env, readinessProbe: { httpGet: { path: '/readyz', port: 9090 } } };
  const pod: V1Pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'materialize' }, spec: { containers: [container] } };
  await server.api.create(pods, pod);
  const address = await eventually(async () => {
    const { status } = await server.api.get<V1Pod>(`${pods}/materialize`);
    expect(status?.containerStatuses?.[0]).toMatchObject({ ready: true, restartCount: 0 });
    return `${status?.podIP}:9090`;
  }, 60_000);
  expect(await ask(address, '/metrics')).toContain('cecochat_');
  await server.kubectl(['delete', 'pod', 'materialize', '-n', namespace, '--timeout=60s']);
  expect(cluster.kubelet.logOf(`${namespace}/materialize`)).toContain('"msg":"drained"');
});

test('a version that is not there cannot be pulled, until it is there', async () => {
  cluster.unknownTags.add('9.9.9');
  const image = 'cecochat/setup:9.9.9';
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  await server.api.create(pods, { metadata: { name: 'early' }, spec: { restartPolicy: 'Never', containers: [{ name: 'setup', image }] } });
  const containerState = async () => (await server.api.get<V1Pod>(`${pods}/early`)).status?.containerStatuses?.[0]?.state;
  await eventually(async () => expect(await containerState()).toMatchObject({ waiting: { reason: 'ErrImagePull', message: expect.stringContaining(image) } }));
  cluster.unknownTags.delete('9.9.9');
  await eventually(async () => expect(await containerState()).toMatchObject({ terminated: { exitCode: 2 } })); // It runs without settings.
  expect(cluster.kubelet.logOf(`${namespace}/early`)).toContain('CECOCHAT_KAFKA_BROKERS');
});
