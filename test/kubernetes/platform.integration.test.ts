import { connect, createTransport, requestToken, userId, type ChatSession, type Transport } from '@cecochat/client-node';
import { eventually } from '../support/eventually.ts';
import { KubernetesPlatform, operatorNamespace, PlatformInCluster } from './platform/index.ts';

const users = Array.from({ length: 40 }, (_, index) => userId(index + 1));

let kubernetes: KubernetesPlatform;
let platform: PlatformInCluster;
let transport: Transport | undefined;
let sessions: ChatSession[] = [];
/** Times that a device was without a stream. */
let interruptions = 0;

beforeAll(async () => {
  kubernetes = await KubernetesPlatform.start();
  platform = await PlatformInCluster.create(kubernetes);
});
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  transport?.close();
  await platform?.close();
  await kubernetes?.close();
});
beforeEach(() => {
  interruptions = 0;
});

test('a ChatCluster that is applied becomes a platform on which people chat', async () => {
  await platform.apply({ messaging: { replicas: 2 } });
  await platform.settled(2, 90_000);
  const url = await platform.connectUrl();
  transport = createTransport(url);
  const shared = transport;
  sessions = await Promise.all(users.map(async (user) => connect({
    url, transport: shared, device: 'phone', token: await eventually(() => requestToken(url, user)), onEvent: () => undefined,
    onStatus: (status) => {
      if (status === 'waiting') interruptions++;
    },
  })));
  await Promise.all(sessions.map((session) => session.live()));
  await everybodyIsReached('hello');
  expect(await platform.kubectl('get', 'chat')).toMatch(/sample\s+True\s+2/);
});

/** Every device gets what is sent to it, from wherever its user is served now. */
async function everybodyIsReached(text: string): Promise<void> {
  await Promise.all(sessions.map((session, index) => session.send(users[(index + 1) % users.length] ?? userId(1), text)));
}

test('kubectl scale moves partitions, and nobody loses their connection', async () => {
  await platform.kubectl('scale', `chat/${platform.name}`, '--replicas=3');
  await platform.settled(3);
  await everybodyIsReached('three');
  await platform.kubectl('scale', `chat/${platform.name}`, '--replicas=2');
  await platform.settled(2);
  await everybodyIsReached('two');
  expect(interruptions).toBe(0);
});

test('a new version replaces every server, each device moves once and nobody loses their connection', async () => {
  await platform.apply({ messaging: { replicas: 2 }, version: '2.0.0' });
  await eventually(async () => expect((await platform.resource()).status?.version).toBe('2.0.0'), 60_000);
  await platform.settled(2);
  await eventually(async () => {
    for (const component of ['messaging', 'connect', 'history', 'materialize', 'groups', 'accounts', 'web']) {
      for (const pod of await platform.pods(component)) expect(pod.metadata.labels['app.kubernetes.io/version']).toBe('2.0.0');
    }
  }, 60_000);
  await everybodyIsReached('new');
  expect(interruptions).toBe(0);
});

test('a ChatCluster that is deleted leaves nothing', async () => {
  await platform.kubectl('delete', `chat/${platform.name}`, '--wait=true', '--timeout=60s');
  await eventually(async () => {
    const left = await platform.kubectl('get', 'pods,services,deployments,jobs,configmaps,pdb,networkpolicies,serviceaccounts', '-o', 'name');
    expect(left.split('\n').filter((name) => name.includes('sample'))).toEqual([]);
  }, 60_000);
});

test('in all of this the operator was refused nothing', async () => {
  const log = (await kubernetes.server.auditLog()).filter(({ user }) => user === `system:serviceaccount:${operatorNamespace}:cecochat-operator`);
  expect(log.length).toBeGreaterThan(100);
  expect(log.filter(({ code }) => code === 403)).toEqual([]);
});
