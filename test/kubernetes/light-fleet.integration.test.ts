import { eventually } from '../support/eventually.ts';
import type { LightFleet } from '../support/kubernetes/index.ts';
import { LightPlatform, startLightStage, type LightStage } from './light/index.ts';

let stage: LightStage;
let fleet: LightFleet;
let platform: LightPlatform;
beforeAll(async () => {
  stage = await startLightStage({ isDirect: true });
  ({ fleet } = stage);
  platform = await LightPlatform.create(stage.server, stage.redis.url);
});
afterAll(async () => {
  platform?.close();
  await stage?.stop();
});

test('a ChatCluster of light servers comes up and scales like any other', async () => {
  await platform.apply();
  await platform.settled(2);
  await eventually(() => expect(fleet.serverOf(`${platform.namespace}/sample-messaging-0`).serving()).toHaveLength(6));
  await platform.scale(3);
  await platform.settled(3);
  await platform.scale(2);
  await platform.settled(2);
});

test('what a server of it had is served by others while it does nothing, and shared again when it is back', async () => {
  const pod = `${platform.namespace}/sample-messaging-0`;
  const served = () => fleet.serverOf(`${platform.namespace}/sample-messaging-1`).serving().length;
  fleet.mute(pod);
  await eventually(() => expect(served()).toBe(12), 30_000);
  fleet.unmute(pod);
  await fleet.restart(pod);
  await eventually(() => expect(served()).toBe(6), 30_000);
  await platform.settled(2);
});

test('it goes like any other, and was never told two things by one epoch', async () => {
  await platform.remove();
  await eventually(async () => expect(await platform.pods()).toEqual([]));
  expect(fleet.violations).toEqual([]);
});
