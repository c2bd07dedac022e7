import { operatorAccess } from '../../charts/index.ts';
import { eventually } from '../support/eventually.ts';
import type { AuditEntry, TestApiServer } from '../support/kubernetes/index.ts';
import { LightPlatform, operatorUser, startLightStage, type LightStage, type OperatorProcess } from './light/index.ts';

let stage: LightStage;
let server: TestApiServer;
let operator: OperatorProcess;
let platform: LightPlatform;
beforeAll(async () => {
  stage = await startLightStage({ isDirect: true });
  ({ server, operator } = stage);
  platform = await LightPlatform.create(server, stage.redis.url);
});
afterAll(async () => {
  platform?.close();
  await stage?.stop();
});

/** Each server has a Service of its own; connect has two pods, and a budget. */
const exposed = { messaging: { replicas: 2, exposure: { advertisedAddressTemplate: '{clusterIP}:{port}' } }, connect: { replicas: 2 } };

const path = (api: string, collection: string) => `/${api}/namespaces/${platform.namespace}/${collection}`;
const namesOf = async (api: string, collection: string) => (await platform.list(path(api, collection))).map(({ metadata }) => metadata.name);

test('a ChatCluster comes up, with Services and budgets of its parts, and those go that are not wanted any more', async () => {
  await platform.apply(exposed);
  await platform.settled(2);
  expect(await namesOf('api/v1', 'services')).toContain('sample-messaging-0');
  expect(await namesOf('apis/policy/v1', 'poddisruptionbudgets')).toContain('sample-connect');
  await platform.apply();
  await eventually(async () => expect(await namesOf('api/v1', 'services')).not.toContain('sample-messaging-0'), 30_000);
  await eventually(async () => expect(await namesOf('apis/policy/v1', 'poddisruptionbudgets')).not.toContain('sample-connect'), 30_000);
  await platform.settled(2);
});

test('a new version prepares the stores anew, and the Job of the old one goes', async () => {
  const before = await namesOf('apis/batch/v1', 'jobs');
  await platform.apply({ version: '2.0.0' });
  await eventually(async () => {
    expect((await platform.resource()).status?.version).toBe('2.0.0');
    const jobs = await namesOf('apis/batch/v1', 'jobs');
    expect(jobs).toHaveLength(1);
    expect(jobs).not.toEqual(before);
  }, 30_000);
  await platform.settled(2);
});

test('what another version left behind goes', async () => {
  const { metadata: { uid } } = await platform.resource();
  const ownerReferences = [{ apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', name: platform.name, uid, controller: true }];
  const labels = { 'app.kubernetes.io/instance': platform.name, 'app.kubernetes.io/managed-by': 'cecochat-operator' };
  const metadata = { name: 'sample-former', labels, ownerReferences };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'former', image: 'former' }] } };
  const [deployments, policies] = [path('apis/apps/v1', 'deployments'), path('apis/networking.k8s.io/v1', 'networkpolicies')];
  await server.api.create(deployments, { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: labels }, template } });
  await server.api.create(policies, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: { podSelector: {} } });
  for (const collection of [deployments, policies]) {
    await eventually(async () => expect((await platform.list(collection)).map(({ metadata: { name } }) => name)).not.toContain('sample-former'), 30_000);
  }
});

test('names that somebody else has are left to them, and taken when they are free', async () => {
  const pods = path('api/v1', 'pods');
  const known = await namesOf('api/v1', 'pods');
  const taken = Array.from({ length: 5 }, (_, index) => `sample-messaging-${index}`).filter((name) => !known.includes(name));
  for (const name of taken) await server.api.create(pods, { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers: [{ name: 'mine', image: 'mine' }] } });
  await platform.scale(3);
  await eventually(async () => {
    const conditions = (await platform.resource()).status?.conditions ?? [];
    expect(conditions.find(({ type }) => type === 'Progressing')?.message).toMatch(/is there and is not this ChatCluster's/);
  }, 30_000);
  for (const name of taken) await server.api.delete(`${pods}/${name}`);
  await platform.settled(3);
});

test('it goes, and leaves nothing', async () => {
  await platform.remove();
  await eventually(async () => expect(await platform.pods()).toEqual([]), 30_000);
});

/** The API server checks these rights for requests to other resources. */
const checkedOnly = ['cecochat.dev/chatclusters/finalizers update'];

/** Rights that a request used. An apply that creates an object uses the right to create as well. */
function rightsIn({ apiGroup, resource, subresource, verb, code }: AuditEntry): string[] {
  const what = `${apiGroup}/${resource}${subresource === '' ? '' : `/${subresource}`}`;
  return [`${what} ${verb}`, ...(verb === 'patch' && code === 201 ? [`${what} create`] : [])];
}

test('in all of this the operator was refused nothing, and it needed every right that it has', async () => {
  await operator.stop(); // A watch is in the log when it is over.
  const log = (await server.auditLog()).filter(({ user }) => user === operatorUser);
  expect(log.filter(({ code }) => code === 403)).toEqual([]);
  const used = new Set(log.flatMap(rightsIn));
  const given = Object.values(operatorAccess).flat().flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => `${group}/${resource} ${verb}`))));
  expect(given.filter((right) => !used.has(right))).toEqual(checkedOnly);
});
