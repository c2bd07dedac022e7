import type { TestApiServer } from '../../support/kubernetes/index.ts';

const atOnce = 32;

/** So many pods, and so many ConfigMaps, that have nothing to do with any ChatCluster, in a namespace of their own. */
export async function fill(server: TestApiServer, count: number): Promise<void> {
  const namespace = await server.createNamespace('others');
  const names = Array.from({ length: count }, (_, index) => `other-${index}`);
  const create = async (name: string) => {
    const metadata = { name, labels: { 'app.kubernetes.io/name': 'other', 'app.kubernetes.io/managed-by': 'others' } };
    await server.api.create(`/api/v1/namespaces/${namespace}/pods`, { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'main', image: 'other:1' }] } });
    await server.api.create(`/api/v1/namespaces/${namespace}/configmaps`, { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { text: 'x'.repeat(1_000) } });
  };
  const workers = Array.from({ length: atOnce }, async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) await create(name);
  });
  await Promise.all(workers);
}
