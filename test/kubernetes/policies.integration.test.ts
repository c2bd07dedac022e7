import { eventually } from '../support/eventually.ts';
import { startApiServer, type TestApiServer } from '../support/kubernetes/index.ts';
import { installOperator, operatorNamespace } from './light/index.ts';

let server: TestApiServer;
let namespace: string;
let operator: string;
const managed = { 'app.kubernetes.io/managed-by': 'cecochat-operator', 'app.kubernetes.io/instance': 'sample' };
const containers = [{ name: 'a', image: 'a', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }];

beforeAll(async () => {
  server = await startApiServer();
  await installOperator(server);
  namespace = await server.createNamespace('chat');
  operator = (await server.accountKubeConfig(operatorNamespace, 'cecochat-operator')).file;
  // A policy that was just made is asked a moment later.
  await eventually(() => expect(asOperator('create', podOf('probe', {}), '--dry-run=server')).rejects.toThrow('the operator writes nothing without the label'), 30_000);
});
afterAll(() => server?.stop());

const podOf = (name: string, labels: object) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels }, spec: { containers } });
const serviceOf = (name: string, labels: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace, labels }, spec: { ports: [{ port: 80 }] } });
const asOperator = (verb: string, object: object, ...args: string[]) => server.kubectl([verb, '--namespace', namespace, '--filename', '-', ...args], { as: operator, input: JSON.stringify(object) });
const asAdmin = (verb: string, object: object) => server.kubectl([verb, '--filename', '-'], { input: JSON.stringify(object) });

test('with the token of the operator no object is made that is not marked as its own', async () => {
  for (const labels of [{}, { 'app.kubernetes.io/managed-by': 'somebody' }]) {
    await expect(asOperator('create', podOf('alien', labels))).rejects.toThrow('the operator writes nothing without the label app.kubernetes.io/managed-by: cecochat-operator');
  }
  await asOperator('create', podOf('own', managed));
  await asAdmin('create', podOf('of-admin', {}));
});

test('objects of others are neither changed nor deleted with it, even when they are marked on the way', async () => {
  await asAdmin('create', serviceOf('theirs', { team: 'other' }));
  const seized = server.kubectl(['label', '--namespace', namespace, 'service/theirs', 'app.kubernetes.io/managed-by=cecochat-operator'], { as: operator });
  await expect(seized).rejects.toThrow('the operator changes and deletes nothing that no ChatCluster owns');
  for (const object of ['service/theirs', 'pod/of-admin']) {
    await expect(server.kubectl(['delete', '--namespace', namespace, object], { as: operator })).rejects.toThrow('the operator changes and deletes nothing that no ChatCluster owns');
  }
  await server.kubectl(['delete', '--namespace', namespace, 'pod/own', '--grace-period=0', '--force'], { as: operator });
  await server.kubectl(['delete', '--namespace', namespace, 'service/theirs']);
});

test('a mark that somebody took away from an object of a ChatCluster can be put back', async () => {
  const owner = { apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', name: 'sample', uid: '6f1f7a3c-0d2b-4a53-9d0e-0a1b2c3d4e5f' };
  const object = serviceOf('unmarked', {});
  await asAdmin('create', { ...object, metadata: { ...object.metadata, ownerReferences: [owner] } });
  await server.kubectl(['label', '--namespace', namespace, 'service/unmarked', 'app.kubernetes.io/managed-by=cecochat-operator'], { as: operator });
  await server.kubectl(['delete', '--namespace', namespace, 'service/unmarked'], { as: operator });
});

test('a ChatCluster under deletion protection is deleted by nobody until that is off', async () => {
  const manifest = { apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', metadata: { name: 'kept', namespace }, spec: { deletionProtection: true } };
  await asAdmin('create', manifest);
  const remove = () => server.kubectl(['delete', '--namespace', namespace, 'chat/kept', '--timeout=30s']);
  await expect(remove()).rejects.toThrow('spec.deletionProtection is true: set it to false before the ChatCluster is deleted');
  await server.kubectl(['patch', '--namespace', namespace, 'chat/kept', '--type=merge', '-p', '{"spec":{"deletionProtection":false}}']);
  await remove();
  await asAdmin('create', { ...manifest, metadata: { name: 'loose', namespace }, spec: {} });
  await server.kubectl(['delete', '--namespace', namespace, 'chat/loose', '--timeout=30s']);
});
