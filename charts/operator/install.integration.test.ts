import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApiServer, type TestApiServer } from '../../test/support/kubernetes/index.ts';
import { buildInstall, readDefinition, type InstallOptions } from './index.ts';

let server: TestApiServer;
beforeAll(async () => {
  server = await startApiServer();
  for (const name of ['blue', 'green']) await server.api.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
});
afterAll(() => server.stop());

const apply = (manifests: string) => server.kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], { input: manifests });

/** Of each object the number that grows when what it should be changes; the API server itself adds to the definition's status. */
async function versionsOf(manifests: string): Promise<string[]> {
  const { items } = JSON.parse(await server.kubectl(['get', '-o', 'json', '-f', '-'], { input: manifests })) as { items: { kind: string; metadata: { generation?: number; resourceVersion: string } }[] };
  return items.map(({ kind, metadata }) => `${kind} ${metadata.generation ?? metadata.resourceVersion}`);
}

/** Whether the operator that is installed in a namespace may do something in a namespace; '' stands for the whole cluster. */
async function may(operatorNamespace: string, verb: string, resource: string, namespace: string): Promise<boolean> {
  const [group = '', name = '', subresource = ''] = resource.split('/');
  const user = `system:serviceaccount:${operatorNamespace}:cecochat-operator`;
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${operatorNamespace}`, 'system:authenticated'];
  const { status } = await server.api.create('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec: { user, groups, resourceAttributes: { verb, group, resource: name, subresource, namespace } },
  });
  return status.allowed === true;
}

async function allowed(operatorNamespace: string, wanted: readonly (readonly [verb: string, resource: string, namespace: string])[]): Promise<string[]> {
  const found = await Promise.all(wanted.map(async ([verb, resource, namespace]) => ((await may(operatorNamespace, verb, resource, namespace)) ? [`${verb} ${resource} ${namespace}`] : [])));
  return found.flat();
}

test('a cluster takes install.yaml as it is, and twice changes nothing', async () => {
  const manifests = readFileSync(join(import.meta.dirname, '../dist/install.yaml'), 'utf8');
  await apply(manifests);
  const before = await versionsOf(manifests);
  await apply(manifests);
  expect(await versionsOf(manifests)).toEqual(before);
  expect(before).toHaveLength(15);
});

test('its Pods may run in its namespace, where pod security is enforced', async () => {
  const path = '/api/v1/namespaces/cecochat-system/pods';
  const { spec } = await server.api.get('/apis/apps/v1/namespaces/cecochat-system/deployments/cecochat-operator');
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { ...spec.template.metadata, name: 'as-made' }, spec: spec.template.spec };
  await server.api.create(path, pod);
  const asRoot = { ...pod, metadata: { ...pod.metadata, name: 'as-root' }, spec: { ...pod.spec, securityContext: { runAsUser: 0 } } };
  await expect(server.api.create(path, asRoot)).rejects.toThrow('violates PodSecurity "restricted:latest"');
});

test('it may do its work everywhere, and nothing beyond', async () => {
  expect(await allowed('cecochat-system', [
    ['watch', 'cecochat.dev/chatclusters', ''], ['patch', 'cecochat.dev/chatclusters/status', 'blue'], ['create', '/pods', 'blue'], ['list', '/pods', ''],
    ['get', '/secrets', 'blue'], ['update', 'coordination.k8s.io/leases', 'cecochat-system'],
  ])).toHaveLength(6);
  expect(await allowed('cecochat-system', [
    ['create', 'cecochat.dev/chatclusters', 'blue'], ['delete', 'cecochat.dev/chatclusters', 'blue'], ['list', '/secrets', 'blue'], ['create', '/secrets', 'blue'],
    ['create', '/pods/exec', 'blue'], ['delete', '/configmaps', 'blue'], ['get', 'coordination.k8s.io/leases', 'blue'], ['delete', '/namespaces', ''], ['patch', '/nodes', ''],
    ['create', 'rbac.authorization.k8s.io/roles', 'blue'], ['patch', 'apiextensions.k8s.io/customresourcedefinitions', ''],
  ])).toEqual([]);
});

test('installed for some namespaces it may do nothing in others', async () => {
  const options: InstallOptions = { namespace: 'ours', namespaces: ['blue'] };
  await apply(buildInstall(readDefinition(), options));
  expect(await allowed('ours', [['watch', 'cecochat.dev/chatclusters', 'blue'], ['create', '/pods', 'blue'], ['get', '/secrets', 'blue'], ['create', 'coordination.k8s.io/leases', 'ours']])).toHaveLength(4);
  expect(await allowed('ours', [['watch', 'cecochat.dev/chatclusters', ''], ['watch', 'cecochat.dev/chatclusters', 'green'], ['create', '/pods', 'green'], ['get', '/secrets', 'ours'], ['list', '/nodes', '']])).toEqual([]);
});
