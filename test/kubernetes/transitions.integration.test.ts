import { setTimeout as pass } from 'node:timers/promises';
import { revisionAnnotation, readClusterSpec, revisionOf } from '../../operator/kubernetes/specs/index.ts';
import { Random } from '../simulation/models/random.ts';
import { eventually } from '../support/eventually.ts';
import { isRefusal } from '../support/kubernetes/index.ts';
import { buildSpecChanges, type SpecChange } from '../histories/index.ts';
import type { LightPlatform } from './light/index.ts';
import type { WrittenSpec } from './manifests/index.ts';
import { LightWorld } from './world/index.ts';

const seed = Number(process.env['CECOCHAT_SEED'] ?? 1);
const changes = process.env['CECOCHAT_FULL'] === '1' ? 100 : 20;

let world: LightWorld;
beforeAll(async () => {
  world = await LightWorld.start({ platforms: 1, reportMs: 300 });
});
afterAll(() => world?.stop());

function onlyPlatform(): LightPlatform {
  const [platform] = world.platforms;
  if (platform === undefined) throw new Error('there is none');
  return platform;
}

const specIn = (platform: LightPlatform): WrittenSpec => (platform.manifestOf() as { readonly spec: WrittenSpec }).spec;

/** Whether the API server took it. */
async function submit(platform: LightPlatform, { spec }: SpecChange): Promise<boolean> {
  try {
    await platform.apply(spec as object);
    return true;
  } catch (error) {
    if (!isRefusal(error, 400, 422)) throw error;
    return false;
  }
}

/** Throws unless everything is as the manifest asks. */
async function requireConverged(platform: LightPlatform): Promise<void> {
  const object = await platform.server.api.get<{ metadata: { uid: string; generation: number } }>(platform.path);
  const { status } = await platform.resource();
  const reading = readClusterSpec(object);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.refusals));
  const { messaging, connect } = reading.spec;
  const holds = Object.fromEntries((status?.conditions ?? []).map(({ type, status: is }) => [type, is]));
  expect({ ...holds, generation: status?.observedGeneration, servers: status?.servers }).toMatchObject({
    Ready: 'True', Progressing: 'False', DependenciesReady: 'True', generation: object.metadata.generation, servers: { wanted: messaging.replicas, healthy: messaging.replicas },
  });
  const revision = revisionOf({ name: platform.name, namespace: platform.namespace, uid: object.metadata.uid }, reading.spec);
  const pods = await platform.pods();
  expect(pods.map(({ metadata }) => metadata.annotations?.[revisionAnnotation])).toEqual(Array.from({ length: messaging.replicas + messaging.standby }, () => revision));
  const deployments = await platform.list(`/apis/apps/v1/namespaces/${platform.namespace}/deployments`);
  expect(deployments.find(({ metadata }) => metadata.name === `${platform.name}-connect`)?.spec).toMatchObject({ replicas: connect.replicas });
  await platform.requirePublished();
}

test(`manifests of all kinds one after the other, on the real API server (CECOCHAT_SEED=${seed}): the last that can be served counts`, async () => {
  const random = new Random(seed).next;
  const platform = onlyPlatform();
  const first: SpecChange = { sort: 'valid', spec: specIn(platform) };
  // Every version runs in a light fleet.
  const made = buildSpecChanges(specIn(platform), changes * 2, random).filter(({ sort }) => sort !== 'broken').slice(0, changes);
  expect(made).toHaveLength(changes);
  for (const change of [first, ...made]) {
    expect([change, await submit(platform, change)]).toEqual([change, change.sort !== 'invalid']);
    if (random() < 0.7) await pass(random() * 2_000);
  }
  await submit(platform, made.findLast(({ sort }) => sort === 'valid') ?? first);
  await eventually(() => requireConverged(platform), 120_000);
  expect(world.fleet.violations).toEqual([]);
}, 600_000);
