import { eventually } from '../../support/eventually.ts';
import { ClusterStage, sample, scenario } from './support/index.ts';

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

const chat = `chat/${sample.name}`;
const generationOf = async () => (await stage.platform.resource()).metadata.generation;

scenario('a bad manifest is refused with the name of the field, and changes nothing', async () => {
  const before = await generationOf();
  const patches: [string, RegExp][] = [
    ['{"spec":{"partitions":7}}', /partitions/],
    ['{"spec":{"messaging":{"replicas":-1}}}', /spec\.messaging\.replicas/],
    ['{"spec":{"messaging":{"autoscaling":{"minReplicas":5,"maxReplicas":2}}}}', /maxReplicas/],
  ];
  for (const [patch, words] of patches) await expect(stage.platform.kubectl('patch', chat, '--type=merge', '-p', patch)).rejects.toThrow(words);
  const { apiVersion, kind, spec } = await stage.platform.api.get<{ apiVersion: string; kind: string; spec: object }>(stage.platform.path);
  const misspelt = { apiVersion, kind, metadata: sample, spec: { ...spec, mesaging: {} } };
  await expect(stage.kubectlWith(JSON.stringify(misspelt), 'apply', '--server-side', '--dry-run=server', '--filename', '-')).rejects.toThrow(/unknown field|field not declared in schema/);
  expect(await generationOf()).toBe(before);
});

scenario('what cannot be served is said, nothing that runs is touched, and it recovers when the cause goes', async () => {
  const before = (await stage.platform.pods()).map(({ metadata }) => metadata.uid).sort();
  const { auth } = (await stage.platform.api.get<{ spec: { auth: { keys: { secret: { name: string; key: string } } } } }>(stage.platform.path)).spec;
  const nameKeys = (name: string) => stage.platform.kubectl('patch', chat, '--type=merge', '-p', JSON.stringify({ spec: { auth: { keys: { secret: { ...auth.keys.secret, name } } } } }));
  await nameKeys('nowhere');
  await eventually(async () => expect(await stage.platform.condition('DependenciesReady')).toMatchObject({ status: 'False', message: expect.stringContaining('nowhere') as unknown }), 30_000);
  await eventually(async () => expect(await stage.platform.kubectl('events', '--for', chat)).toContain('nowhere'), 30_000);
  await nameKeys(auth.keys.secret.name);
  await stage.platform.settled(before.length, 120_000);
  expect((await stage.platform.pods()).map(({ metadata }) => metadata.uid).sort()).toEqual(before);
});
