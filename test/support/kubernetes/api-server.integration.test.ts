import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { CoreV1Api } from '@kubernetes/client-node';
import { eventually } from '../eventually.ts';
import { isRefusal, startApiServer, type TestApiServer } from './index.ts';

let server: TestApiServer;
let namespace: string;
beforeAll(async () => {
  server = await startApiServer();
  namespace = await server.createNamespace();
});
afterAll(() => server.stop());

const configMaps = () => `/api/v1/namespaces/${namespace}/configmaps`;
const configMap = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('kubectl, the Kubernetes client and plain requests reach the same server, of the pinned version', async () => {
  await server.kubectl(['create', 'configmap', 'mine', '-n', namespace, '--from-literal=a=b']);
  const { data } = await server.admin.kubeConfig.makeApiClient(CoreV1Api).readNamespacedConfigMap({ namespace, name: 'mine' });
  expect(data).toEqual({ a: 'b' });
  expect(await server.api.get(`${configMaps()}/mine`)).toMatchObject({ data });
  expect(await server.kubectl(['version'])).toMatch(/Client Version: v1\.34\.4[^]*Server Version: v1\.34\.4/);
});

test('kubectl reads what it is given, and its complaints are thrown', async () => {
  await server.kubectl(['apply', '-n', namespace, '-f', '-'], { input: JSON.stringify(configMap('given')) });
  await server.api.get(`${configMaps()}/given`);
  await expect(server.kubectl(['get', 'configmap', 'nothing', '-n', namespace])).rejects.toThrow(/configmaps "nothing" not found/);
});

test('a user may do what roles allow, and nothing else', async () => {
  const access = await server.userKubeConfig('reader', ['readers']);
  const list = () => server.kubectl(['get', 'configmaps', '-n', namespace, '-o', 'name'], { as: access.file });
  await expect(list()).rejects.toThrow(/User "reader" cannot list resource "configmaps"/);
  await server.kubectl(['create', 'role', 'reader', '-n', namespace, '--verb=list', '--resource=configmaps']);
  await server.kubectl(['create', 'rolebinding', 'reader', '-n', namespace, '--role=reader', '--group=readers']);
  await eventually(list);
  const client = await server.clientOf('reader', ['readers']);
  await client.get(configMaps());
  await expect(client.create(configMaps(), configMap('forbidden'))).rejects.toThrow(/cannot create/);
  client.close();
});

test('a service account comes in with a token of its own', async () => {
  const { file } = await server.accountKubeConfig(namespace, 'default');
  expect(await server.kubectl(['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'], { as: file })).toBe(`system:serviceaccount:${namespace}:default`);
});

test('the audit log says who asked for what, and which version a write was meant for', async () => {
  const { metadata } = await server.api.create(configMaps(), configMap('audited'));
  await server.api.replace(`${configMaps()}/audited`, { ...configMap('audited'), metadata, data: { a: 'b' } });
  await expect(server.api.replace(`${configMaps()}/audited`, { ...configMap('audited'), metadata })).rejects.toMatchObject({ status: 409 });
  await eventually(async () => {
    const entries = (await server.auditLog()).filter(({ name, verb }) => name === 'audited' && verb === 'update');
    const common = { user: 'admin', resource: 'configmaps', namespace, resourceVersion: metadata.resourceVersion, userAgent: 'cecochat-test' };
    expect(entries).toMatchObject([{ ...common, code: 200 }, { ...common, code: 409 }]);
  });
});

test('a Service gets an address of loopback, in the network of the server', async () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'mine' }, spec: { ports: [{ port: 80 }] } };
  const { spec } = await server.api.create(`/api/v1/namespaces/${namespace}/services`, service);
  expect(spec.clusterIP.split('.').slice(0, 2)).toEqual(server.network.services.split('.').slice(0, 2));
});

test('what was stored is there after a crash of the API server', async () => {
  await server.api.create(configMaps(), configMap('kept'));
  await server.stopServing();
  await expect(server.api.get('/readyz')).rejects.toThrow();
  await server.startServing();
  await server.api.get(`${configMaps()}/kept`);
});

test('a suspended server takes connections and answers nothing, until it is resumed', async () => {
  server.suspend();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  const ask = () => server.api.get(configMaps()).then(() => 'answered');
  // A process stops in its own time.
  const asking = await eventually(async () => {
    const asked = ask();
    expect(await Promise.race([asked, sleep(300, 'silent')])).toBe('silent');
    return { asked };
  });
  server.resume();
  expect(await asking.asked).toBe('answered');
});

test('nothing is left of a server that was stopped', async () => {
  const other = await startApiServer();
  expect(other.network.services).not.toBe(server.network.services);
  await other.stop();
  expect(existsSync(other.folder)).toBe(false);
  await expect(other.api.get('/readyz')).rejects.toThrow(/ECONNREFUSED/);
});

test('a killed test leaves no process behind, and the next one removes its data', async () => {
  const script = `
    import { startApiServer } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    import { livingChildren } from ${JSON.stringify(join(import.meta.dirname, '../../../libs/runtime/index.ts'))};
    const { folder } = await startApiServer();
    console.log(JSON.stringify({ folder, pids: livingChildren().map(({ pid }) => pid) }));
  `;
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { value } = await createInterface(parent.stdout)[Symbol.asyncIterator]().next();
  const { folder, pids } = JSON.parse(String(value)) as { folder: string; pids: number[] };
  expect(pids.filter(isAlive)).toHaveLength(2);
  parent.kill('SIGKILL');
  await eventually(() => expect(pids.filter(isAlive)).toEqual([]));
  await (await startApiServer()).stop(); // Where tests run side by side, the server of another one may have removed it already.
  expect(existsSync(folder)).toBe(false);
});

test('a refusal tells its status and reason', async () => {
  const error: unknown = await server.api.get(`${configMaps()}/nothing`).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status: 404, reason: 'NotFound', message: 'configmaps "nothing" not found' });
  expect(isRefusal(error, 404)).toBe(true);
  expect(isRefusal(error, 409)).toBe(false);
});
