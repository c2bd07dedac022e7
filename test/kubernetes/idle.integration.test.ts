import { setTimeout as pass } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { LightWorld, operatorFigures, operatorWrites } from './world/index.ts';

/** Nothing is to happen for as long, in milliseconds. */
const restMs = process.env['CECOCHAT_FULL'] === '1' ? 60_000 : 15_000;
const quietMs = 5_000;
const collections = [
  '/api/v1/pods', '/api/v1/services', '/api/v1/configmaps', '/api/v1/serviceaccounts', '/apis/apps/v1/deployments', '/apis/batch/v1/jobs', '/apis/policy/v1/poddisruptionbudgets',
  '/apis/networking.k8s.io/v1/networkpolicies', '/apis/cecochat.dev/v1beta1/chatclusters', '/apis/events.k8s.io/v1/events',
];

let world: LightWorld;
beforeAll(async () => {
  world = await LightWorld.start({ platforms: 20, reportMs: 1_000 });
});
afterAll(() => world?.stop());

/** Resolves when the operator has written nothing for a while. */
async function untilQuiet(): Promise<void> {
  await eventually(async () => expect(await operatorWrites(world.server, new Date(Date.now() - quietMs))).toEqual([]), 90_000);
}

/** The version of every object there is. */
async function versions(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const collection of collections) {
    const { items } = await world.server.api.get<{ items: { metadata: { namespace: string; name: string; resourceVersion: string } }[] }>(collection);
    for (const { metadata } of items) found.set(`${collection} ${metadata.namespace}/${metadata.name}`, metadata.resourceVersion);
  }
  return found;
}

test('20 ChatClusters at rest cost the API server no write', async () => {
  await Promise.all(world.platforms.map((platform) => platform.apply()));
  await Promise.all(world.platforms.map((platform) => platform.settled(2, 120_000)));
  await untilQuiet();
  const since = new Date();
  await pass(restMs);
  expect((await operatorWrites(world.server, since)).map(({ verb, uri }) => `${verb} ${uri}`)).toEqual([]);
});

test('an operator that begins anew changes nothing', async () => {
  const before = await versions();
  expect(before.size).toBeGreaterThan(20 * 15);
  await world.startOperator();
  await pass(quietMs);
  await untilQuiet();
  const { chatClusters, rounds } = await operatorFigures(world.operator);
  expect(chatClusters).toBe(20);
  expect(rounds).toBeGreaterThan(40);
  expect(await versions()).toEqual(before);
});
