import { join } from 'node:path';
import fc from 'fast-check';
import { buildCrd, chatClusterSchema, parseChatCluster, parseManifest } from '../../operator/manifest/index.ts';
import { eventually } from '../support/eventually.ts';
import { ApiRefusal, startApiServer, type TestApiServer } from '../support/kubernetes/index.ts';
import { readSampleClusters } from '../support/samples.ts';
import { breakBounds, breakRules, fieldsOf, fullSpec, manifestOf, specSchema, specWith, type Path } from './manifests/index.ts';

const repository = join(import.meta.dirname, '../..');
const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

let server: TestApiServer;
let namespace: string;
const chatClusters = () => `/apis/cecochat.dev/v1beta1/namespaces/${namespace}/chatclusters`;

beforeAll(async () => {
  server = await startApiServer();
  namespace = await server.createNamespace();
  await server.kubectl(['apply', '--server-side', '-f', join(repository, 'crds/chatclusters.cecochat.dev.yaml')]);
  await eventually(() => server.api.get(chatClusters()));
});
afterAll(() => server.stop());

/** What the server would keep; nothing is kept. */
const tryOut = (manifest: object) => server.api.create<Kept>(`${chatClusters()}?dryRun=All&fieldValidation=Strict`, manifest);

interface Kept {
  readonly metadata: { readonly generation: number };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** Why a manifest is refused: a text for each cause, which begins with the field. */
async function causesOf(manifest: object): Promise<readonly string[]> {
  try {
    await tryOut(manifest);
    return [];
  } catch (error) {
    if (error instanceof ApiRefusal && [400, 422].includes(error.status)) return error.message.split(/(?=\b(?:spec|metadata)[\w./[\]-]*: )/);
    throw error;
  }
}

test('the definition is taken as it is: its schema is structural, and its rules cost less than they may', async () => {
  const spec = await eventually(async () => { // The API server serves it before its condition Established is True.
    const definition = await server.api.get<ReturnType<typeof buildCrd> & Conditions>(`${crds}/chatclusters.cecochat.dev`);
    expect(Object.fromEntries(definition.status.conditions.map(({ type, status: is }) => [type, is]))).toEqual({ NamesAccepted: 'True', Established: 'True' });
    return definition.spec;
  });
  expect(spec.versions[0]?.schema).toEqual(JSON.parse(JSON.stringify(buildCrd().spec.versions[0]?.schema)));
});

interface Conditions {
  readonly status: { readonly conditions: readonly { readonly type: string; readonly status: string }[] };
}

test.each(readSampleClusters().map((sample) => [sample.file, sample] as const))('the ChatCluster in %s is taken, and read back as the file is read', async (file, { text, object }) => {
  const kept = await tryOut({ ...object, metadata: { ...object.metadata, namespace } });
  expect(parseChatCluster(withMetadata(kept)).spec).toEqual(parseManifest(text, file).spec);
});

/** An object of a dry run has no resource version yet. */
const withMetadata = (kept: Kept) => ({ ...kept, metadata: { resourceVersion: '1', ...kept.metadata } });

test('a spec with every field is kept without a change', async () => {
  expect((await tryOut(manifestOf(fullSpec))).spec).toEqual(fullSpec);
});

test('an API server fills in the defaults', async () => {
  const { spec } = await tryOut(manifestOf(undefined));
  expect(spec).toMatchObject({ partitions: 36, images: { registry: 'cecochat' }, messaging: { replicas: 2, lease: '5s', handover: { drainRate: 500 }, exposure: { type: 'ClusterIP' } } });
  expect(chatClusterSchema.parse(manifestOf(spec)).spec).toEqual(chatClusterSchema.parse(manifestOf({})).spec);
});

test.each([...breakBounds(), ...breakRules()].map((each) => [each.field, each.what, each] as const))('%s is named when it is broken: %s', async (_field, _what, { spec, serverField, serverRule }) => {
  const causes = await causesOf(manifestOf(spec));
  expect(causes.filter((cause) => cause.startsWith(`${serverField}: `)).join('\n') || causes).toContain(serverRule);
});

test.each([
  ['an unknown field', manifestOf({ messaging: { replica: 3 } }), 'unknown field "spec.messaging.replica"'],
  ['a name that is too long', manifestOf({}, { name: 'a'.repeat(41) }), 'metadata.name: Too long'],
  ['a name that begins with a digit', manifestOf({}, { name: '1st' }), 'metadata.name in body should match'],
])('%s is refused', async (_, manifest, cause) => {
  expect((await causesOf(manifest)).join('')).toContain(cause);
});

/** Whether an API server takes it, and whether we do. */
async function verdictsOn(spec: unknown) {
  const causes = await causesOf(manifestOf(spec));
  const { error } = chatClusterSchema.safeParse(JSON.parse(JSON.stringify(manifestOf(spec))));
  return { server: causes.length === 0, here: error === undefined, causes, issues: error?.issues };
}

const pieces: readonly unknown[] = [
  ...[-1, 0, 1, 2, 15, 16, 1_600, 1_601, 1.5, 0.5, 1e6, 1e9, true, false, [], {}, undefined, '', ' ', 'a', 'A', '5', '500m', '1Gi', '0s', '999ms', '1s', '60m', '61m', '24h', '25h', '1e3', '-1s', '5 s'],
  ...['ClusterIP', 'NodePort', 'LoadBalancer', 'Always', 'plain', '{podIP}:{port}', '{hostIP}:{nodePort}', '{loadBalancer}:1', '{nodeport}:1', 'redis://r', 'rediss://r:1/0', 'http://h/k', 'k:1', '[::1]:1', 'k:123456'],
  ...[['k:1'], [{ name: 'A', value: 'b' }], [{ name: 'A' }, { name: 'A' }], { a: 'b' }, { 'cecochat.dev/a': 'b' }, { secret: { name: 'a', key: 'b' } }, { url: 'https://h' }, { maxReplicas: 3 }, { minReplicas: 4, maxReplicas: 3 }],
];
const places: readonly Path[] = fieldsOf(specSchema, fullSpec).map(({ path }) => path).filter((path) => path.length > 0);

test('whatever is in a spec, an API server and we agree on whether it is right', async () => {
  const change = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...pieces));
  let taken = 0;
  await fc.assert(fc.asyncProperty(change, async ([path, piece]) => {
    const verdicts = await verdictsOn(specWith(path, piece));
    expect(verdicts).toMatchObject({ server: verdicts.here });
    if (verdicts.here) taken++;
  }), { numRuns: 500 });
  expect(taken).toBeGreaterThan(20);
});

test('the number of partitions stays what it was, and so does which part of a store is whose, all else may change', async () => {
  const dependencies = {
    kafka: { addresses: ['k:1'], topicPrefix: 'mine-' }, cassandra: { addresses: ['c:1'], keyspace: 'mine' }, redis: { url: 'redis://r:1', prefix: '{mine}:' },
  };
  await server.api.create(chatClusters(), manifestOf({ partitions: 12, dependencies }, { name: 'kept' }));
  const path = `${chatClusters()}/kept`;
  await expect(server.api.patch(path, { spec: { partitions: 24 } })).rejects.toThrow(/spec\.partitions: .*cannot change: users would be looked for where they are not/);
  for (const [store, field] of [['kafka', 'topicPrefix'], ['cassandra', 'keyspace'], ['redis', 'prefix']] as const) {
    for (const value of ['other', null]) {
      const changed = server.api.patch(path, { spec: { dependencies: { [store]: { [field]: value } } } });
      await expect(changed).rejects.toThrow(new RegExp(`spec\\.dependencies\\.${store}\\.${field}: .*cannot change`));
    }
  }
  await expect(server.api.patch(path, { spec: { dependencies: null } })).rejects.toThrow(/spec\.dependencies: .*cannot be removed: a platform belongs to its stores/);
  await server.api.patch(path, { spec: { dependencies: { redis: { url: 'redis://r:2' } } } });
  await expect(server.api.patch(path, { spec: { partitions: null } })).rejects.toThrow(/spec\.partitions: .*cannot change/); // It would be the default.
  const { spec } = await server.api.patch<Kept>(path, { spec: { messaging: { standby: 1 }, auth: { keys: { url: 'https://a.example.com' } } } });
  expect(spec).toMatchObject({ partitions: 12, messaging: { standby: 1 } });
});

test('kubectl scales it, and shows how it is', async () => {
  await server.api.create(chatClusters(), manifestOf({}, { name: 'shown' }));
  const asked = (...args: string[]) => server.kubectl([...args, '-n', namespace]);
  await asked('scale', 'chat/shown', '--replicas', '5');
  const path = `${chatClusters()}/shown`;
  const { spec, metadata } = await server.api.get<Kept>(path);
  expect(spec).toMatchObject({ messaging: { replicas: 5 } });
  const status = {
    observedGeneration: metadata.generation,
    conditions: [{ type: 'Ready', status: 'True', reason: 'AllPartitionsServed', message: 'all 36 partitions are served', lastTransitionTime: '2030-01-01T00:00:00.123Z' }],
    servers: { wanted: 5, running: 4, healthy: 3 },
    selector: 'app.kubernetes.io/instance=shown',
    connections: 1_234,
    version: '1.2.3',
    assignment: { epoch: 7, moving: 6, waiting: 0, maxToMean: 1.02 },
    refusals: [{ field: 'spec.auth', rule: 'is missing: a cluster needs it' }],
  };
  await server.api.patch(`${path}/status`, { spec: { messaging: { replicas: 1 } }, status });
  const kept = await server.api.get<Kept>(path);
  expect(parseChatCluster(kept)).toMatchObject({ spec: { messaging: { replicas: 5 } }, status });
  expect(await server.api.get(`${path}/scale`)).toMatchObject({ spec: { replicas: 5 }, status: { replicas: 4, selector: 'app.kubernetes.io/instance=shown' } });
  expect(await asked('get', 'chat', 'shown')).toMatch(/^NAME +READY +SERVERS +USERS +VERSION +MOVING +AGE\nshown +True +3 +1234 +1\.2\.3 +6 +\S+\n$/);
  await expect(server.api.patch(`${path}/status`, { status: { conditions: [{ type: 'Ready' }] } })).rejects.toThrow(/status\.conditions\[0\]\.reason: Required value/);
});

test('kubectl explains every field of the spec', async () => {
  const text = await server.kubectl(['explain', 'chatcluster.spec.messaging.handover']);
  expect(text).toContain('devices a second that one server sends away');
});
