import { join } from 'node:path';
import { apiVersions, buildCrd, parseChatCluster, storedVersion, versions } from '../../operator/manifest/index.ts';
import { eventually } from '../support/eventually.ts';
import { startApiServer, type TestApiServer } from '../support/kubernetes/index.ts';
import { fullSpec, manifestOf } from './manifests/index.ts';

const definition = join(import.meta.dirname, '../../crds/chatclusters.cecochat.dev.yaml');
const [latest, former] = versions;

let server: TestApiServer;
let namespace: string;
const pathOf = (version: string, name = '') =>
  `/apis/cecochat.dev/${version}/namespaces/${namespace}/chatclusters${name === '' ? '' : `/${name}`}`;

interface Kept {
  readonly apiVersion: string;
  readonly metadata: { readonly uid: string; readonly generation: number };
  readonly spec: unknown;
  readonly status?: unknown;
}

beforeAll(async () => {
  server = await startApiServer();
  namespace = await server.createNamespace();
});
afterAll(() => server.stop());

/** What a platform of the version before has: its definition serves and stores one version. */
async function defineAsBefore(): Promise<void> {
  const crd = buildCrd();
  const only = crd.spec.versions.filter(({ name }) => name === former);
  const before = { ...crd, spec: { ...crd.spec, versions: only.map((version) => ({ ...version, deprecated: false })) } };
  await server.kubectl(['apply', '--server-side', '-f', '-'], { input: JSON.stringify(before) });
  await eventually(() => server.api.get(pathOf(former)));
}

async function define(): Promise<void> {
  await server.kubectl(['apply', '--server-side', '-f', definition]);
  await eventually(() => server.api.get(pathOf(latest)));
}

test('a platform that was made with the former version is one of both, with the same spec, status and generation', async () => {
  await defineAsBefore();
  const old = { ...manifestOf(fullSpec, { name: 'old' }), apiVersion: `cecochat.dev/${former}` };
  const made = await server.api.create<Kept>(pathOf(former), old);
  const status = { observedGeneration: 1, servers: { wanted: 5, running: 4, healthy: 3 } };
  await server.api.patch(`${pathOf(former, 'old')}/status`, { status });
  await define();
  const read = await Promise.all(versions.map((version) => server.api.get<Kept>(pathOf(version, 'old'))));
  expect(read.map(({ apiVersion }) => apiVersion)).toEqual(apiVersions);
  for (const each of read) {
    expect(each).toMatchObject({ metadata: { uid: made.metadata.uid, generation: 1 }, spec: fullSpec, status });
    expect(parseChatCluster(each)).toMatchObject({ status });
  }
});

test('a change by one version is read by the other, and is the next generation once', async () => {
  await server.api.patch(pathOf(latest, 'old'), { spec: { messaging: { standby: 2 } } });
  const read = await server.api.get<Kept>(pathOf(former, 'old'));
  expect(read).toMatchObject({ spec: { messaging: { standby: 2 } }, metadata: { generation: 2 } });
});

test('who writes the former version is warned, and who writes the latest one is not', async () => {
  const warnings = async (version: string, name: string) => {
    const manifest = { ...manifestOf(undefined, { name, namespace }), apiVersion: `cecochat.dev/${version}` };
    return server.kubectl(['apply', '--warnings-as-errors', '-f', '-'], { input: JSON.stringify(manifest) });
  };
  await expect(warnings(former, 'warned')).rejects.toThrow(
    'cecochat.dev/v1alpha1 is deprecated: write cecochat.dev/v1beta1, which has the same fields',
  );
  expect(await warnings(latest, 'calm')).toContain('chatcluster.cecochat.dev/calm created');
});

test('the definition of before comes back, and nothing of a platform is lost by it', async () => {
  const whole = await server.api.get<Kept>(pathOf(latest, 'old'));
  await defineAsBefore();
  await eventually(() => expect(server.api.get(pathOf(latest))).rejects.toThrow('not'));
  const { spec, status } = await server.api.get<Kept>(pathOf(storedVersion, 'old'));
  expect({ spec, status }).toEqual({ spec: whole.spec, status: whole.status });
  await define();
});
