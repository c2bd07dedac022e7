import fc from 'fast-check';
import { startApiServer, type TestApiServer } from '../../../test/support/kubernetes/index.ts';
import { childKinds, type Child, type Cluster } from './index.ts';
import { generatedClusters, objectsOf, podTemplatesIn, sampleCluster } from './sample-clusters.ts';

let server: TestApiServer;
beforeAll(async () => {
  server = await startApiServer();
  await server.api.create('/apis/scheduling.k8s.io/v1/priorityclasses', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'high' }, value: 1_000 });
  await server.api.create('/apis/node.k8s.io/v1/runtimeclasses', { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'gvisor' }, handler: 'gvisor' });
});
afterAll(() => server.stop());

const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'latest' };

function pathOf({ kind, metadata: { namespace, name } }: Child): string {
  const { group = '', version = '', plural = '' } = childKinds.find((each) => each.kind === kind) ?? {};
  return `${group === '' ? '/api' : `/apis/${group}`}/${version}/namespaces/${namespace}/${plural}/${name}`;
}

/** Returns the version of each object. The API server rejects unknown fields. */
async function applyAll(objects: readonly Child[]): Promise<string[]> {
  const versions: string[] = [];
  for (const object of objects) {
    const { metadata } = await server.api.patch<Child & { metadata: { resourceVersion: string } }>(
      `${pathOf(object)}?fieldManager=cecochat-operator&force=true&fieldValidation=Strict`, object, 'apply',
    );
    versions.push(metadata.resourceVersion);
  }
  return versions;
}

/** Kubernetes checks templates only when it makes pods of them. */
async function createPodsOf(objects: readonly Child[], namespace: string): Promise<void> {
  for (const { metadata, spec } of podTemplatesIn(objects)) {
    await server.api.create(`/api/v1/namespaces/${namespace}/pods`, { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, generateName: 'of-template-' }, spec });
  }
}

async function expectTaken(cluster: Cluster): Promise<void> {
  const namespace = await server.createNamespace('objects', restricted);
  const objects = objectsOf({ ...cluster, namespace });
  const versions = await applyAll(objects);
  expect(await applyAll(objects)).toEqual(versions);
  await createPodsOf(objects, namespace);
}

test('an API server takes every object as it is, in a namespace with restricted pods, and applying it again changes nothing', async () => {
  await expectTaken(sampleCluster());
  await fc.assert(fc.asyncProperty(generatedClusters, expectTaken), { numRuns: 10, endOnFailure: true });
});
