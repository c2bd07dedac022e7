import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApiServer, type TestApiServer } from '../../test/support/kubernetes/index.ts';

const manifests = readFileSync(join(import.meta.dirname, '../dist/dev-stores.yaml'), 'utf8');

let server: TestApiServer;
beforeAll(async () => {
  server = await startApiServer();
  await server.kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], { input: manifests });
  await server.prepareNamespace('stores');
});
afterAll(() => server.stop());

test.each(['kafka', 'cassandra', 'redis'])('the pod of %s may run in its namespace, where pod security is enforced', async (store) => {
  const { spec: { template } } = await server.api.get(`/apis/apps/v1/namespaces/stores/statefulsets/${store}`);
  const data = { name: 'data', persistentVolumeClaim: { claimName: `data-${store}-0` } };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { ...template.metadata, name: store }, spec: { ...template.spec, volumes: [...template.spec.volumes, data] } };
  await server.api.create('/api/v1/namespaces/stores/pods', pod);
  const asRoot = { ...pod, metadata: { ...pod.metadata, name: `${store}-as-root` }, spec: { ...pod.spec, securityContext: { runAsUser: 0 } } };
  await expect(server.api.create('/api/v1/namespaces/stores/pods', asRoot)).rejects.toThrow('violates PodSecurity "restricted:latest"');
});
