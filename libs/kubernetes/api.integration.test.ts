import { eventually } from '../../test/support/eventually.ts';
import { startApiServer, type TestApiServer } from '../../test/support/kubernetes/index.ts';
import { ApiConflict, configMaps, deployments, events, KubernetesApi, ObjectCache, type CacheTimings, type KubernetesObject } from './index.ts';

type Settings = KubernetesObject & { readonly data?: Readonly<Record<string, string>> };

let server: TestApiServer;
let api: KubernetesApi;
let namespace: string;

beforeAll(async () => {
  server = await startApiServer();
  namespace = await server.createNamespace();
  api = apiOf('cecochat-operator');
});
afterAll(async () => {
  await api.close();
  await server.stop();
});

const shared = { random: () => 0.5, clock: () => Date.now() };
const apiOf = (fieldManager: string) => new KubernetesApi({ config: server.admin.kubeConfig, fieldManager, ...shared });
const settings = (name: string, data: Readonly<Record<string, string>>) => ({ metadata: { namespace, name }, data });

test('of two writers who read the same version one wins, and the other is told', async () => {
  const object: Settings = await api.create(configMaps, settings('swapped', { step: '1' }));
  await api.replace(configMaps, { ...object, data: { step: '2' } });
  await expect(api.replace(configMaps, { ...object, data: { step: '3' } })).rejects.toThrow(ApiConflict);
  expect(await api.get(configMaps, { namespace, name: 'swapped' })).toMatchObject({ data: { step: '2' } });
  await expect(api.create(configMaps, settings('swapped', {}))).rejects.toMatchObject({ reason: 'AlreadyExists' });
});

test('only the incarnation that is meant is removed, and what is gone may be removed again', async () => {
  const { metadata }: Settings = await api.create(configMaps, settings('removed', {}));
  const key = { namespace, name: 'removed' };
  await expect(api.remove(configMaps, key, { uid: 'another' })).rejects.toThrow(ApiConflict);
  await expect(api.remove(configMaps, key, { resourceVersion: '1' })).rejects.toThrow(ApiConflict);
  await api.remove(configMaps, key, { uid: metadata.uid, resourceVersion: metadata.resourceVersion, propagationPolicy: 'Background' });
  expect(await api.get(configMaps, key)).toBeUndefined();
  await api.remove(configMaps, key);
});

test('applying the same again changes nothing, and others keep their fields', async () => {
  const first: Settings = await api.apply(configMaps, settings('applied', { ours: '1' }));
  await apiOf('another').apply(configMaps, settings('applied', { theirs: '1' }));
  const second: Settings = await api.apply(configMaps, settings('applied', { ours: '1' }));
  const third: Settings = await api.apply(configMaps, settings('applied', { ours: '1' }));
  expect(second.data).toEqual({ ours: '1', theirs: '1' });
  expect(third.metadata.resourceVersion).toBe(second.metadata.resourceVersion);
  expect(first.metadata.uid).toBe(third.metadata.uid);
});

test('a field that another manager owns is taken by force only, and that is no version conflict', async () => {
  await apiOf('another').apply(configMaps, settings('contended', { field: 'theirs' }));
  const refusal = await api.apply(configMaps, settings('contended', { field: 'ours' }), { force: false }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: 'ApiError', status: 409, retry: false });
  expect(await api.apply(configMaps, settings('contended', { field: 'ours' }))).toMatchObject({ data: { field: 'ours' } });
});

test('a status is applied by itself', async () => {
  const labels = { app: 'sample' };
  const metadata = { namespace, name: 'sample' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'sample' }] } };
  await api.apply(deployments, { metadata, spec: { replicas: 2, selector: { matchLabels: labels }, template } });
  await api.applyStatus(deployments, { metadata, status: { replicas: 1, observedGeneration: 1 } });
  expect(await api.get(deployments, metadata)).toMatchObject({ spec: { replicas: 2 }, status: { replicas: 1 } });
});

test('what cannot be accepted is an error that names the field', async () => {
  const refusal = api.apply(deployments, { metadata: { namespace, name: 'bad' }, spec: { replicas: -1 } });
  await expect(refusal).rejects.toMatchObject({ status: 422, reason: 'Invalid', retry: false });
  await expect(refusal).rejects.toThrow('spec.replicas');
});

test('an event is told', async () => {
  const regarding = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name: 'applied' } };
  await api.createEvent({ regarding, type: 'Warning', reason: 'Tested', action: 'Test', note: 'told by a test', reportedBy: 'tests' });
  const { items } = await api.list(events, { namespace, fieldSelector: 'reason=Tested' });
  expect(items).toMatchObject([{ note: 'told by a test', type: 'Warning', reportingController: 'cecochat-operator' }]);
});

test('lists of several pages are whole', async () => {
  const names = Array.from({ length: 501 }, (_, index) => `many-${index}`);
  for (const name of names) await api.create(configMaps, { metadata: { namespace, name, labels: { many: 'yes' } } });
  const { items } = await api.list(configMaps, { namespace, labelSelector: 'many=yes' });
  expect(items.map(({ metadata }) => metadata.name).sort()).toEqual([...names].sort());
});

function follow(timings: Partial<CacheTimings> = {}) {
  const warnings: object[] = [];
  const warn = (fields: object) => void warnings.push(fields);
  const cache = new ObjectCache<Settings, string>({
    api, resource: configMaps, namespace, labelSelector: 'followed=yes', logger: { warn, error: warn }, timings, ...shared,
    project: ({ data }) => data?.['step'],
  });
  const stop = new AbortController();
  const ended = cache.start(stop.signal);
  return {
    cache, warnings,
    until: (name: string, step: string | undefined) => eventually(() => expect(cache.get(namespace, name)).toBe(step)),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
    },
  };
}

const putFollowed = (name: string, step: string, followed = 'yes') => api.apply(configMaps, { metadata: { namespace, name, labels: { followed } }, data: { step } });

test('a cache follows what happens, and what is no longer selected is gone', async () => {
  await using parts = follow();
  await parts.cache.synced;
  await putFollowed('one', '1');
  await parts.until('one', '1');
  await putFollowed('one', '2', 'no');
  await parts.until('one', undefined);
  await putFollowed('one', '3');
  await parts.until('one', '3');
  await api.remove(configMaps, { namespace, name: 'one' });
  await parts.until('one', undefined);
  expect(parts.warnings).toEqual([]);
});

test('a cache goes on after the api server hung, and after it was started again', async () => {
  await using parts = follow({ watchSeconds: 1, silenceMs: 3_000 });
  await parts.cache.synced;
  server.suspend();
  await eventually(() => expect(parts.warnings).toMatchObject([{ err: { reason: 'Silent' } }]));
  server.resume();
  await server.startServing();
  await putFollowed('two', '1');
  await parts.until('two', '1');
  await server.stopServing();
  await eventually(() => expect(parts.warnings.at(-1)).toMatchObject({ err: { reason: 'Unreachable' } }));
  await server.startServing();
  await putFollowed('two', '2');
  await parts.until('two', '2');
});
