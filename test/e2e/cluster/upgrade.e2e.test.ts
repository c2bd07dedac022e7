import type { Drill } from '../../../client/drill/index.ts';
import { checkPlannedMove, unless } from '../../../client/drill/drill.ts';
import { changeManifest } from '../../../client/machine/index.ts';
import { untilGiven } from '../../../client/drill/stage/index.ts';
import { ClusterStage, kept, scenario, StartTimes } from './support/index.ts';

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

const upgradeTo = (version: string): Drill => ({
  name: 'upgrade',
  summary: 'every server replaced by one with the images of another version',
  act: async (running) => {
    const { machine } = running;
    const starts = await StartTimes.watch(stage.platform);
    running.defer(async () => void (await starts.stop()));
    await machine.replaceManifest(changeManifest(await machine.manifest(), { 'spec.version': version }));
    await running.settled({ version });
    const tookMs = await starts.stop();
    return { started: tookMs.length, podStartToReadyP50Ms: tookMs[Math.floor(tookMs.length / 2)] ?? 0 };
  },
  judge: (figures) => [
    ...checkPlannedMove(figures),
    ...unless(figures.movesPerDeviceMin === 1 && figures.movesPerDeviceMax === 1, `devices moved ${figures.movesPerDeviceMin} to ${figures.movesPerDeviceMax} times, not once each`),
  ],
});

/** No image has that version. */
const badImage: Drill = {
  name: 'bad-image',
  summary: 'a version of which there is no image',
  act: async (running) => {
    const { machine, parts: { signal } } = running;
    const manifest = await machine.manifest();
    await machine.replaceManifest(changeManifest(manifest, { 'spec.version': '9.9.9', 'spec.upgrade.deadline': '20s' }));
    const reason = async () => (await stage.platform.condition('Degraded'))?.reason;
    await untilGiven('that the upgrade fails', async () => ((await reason()) === 'UpgradeFailed' ? true : undefined), { signal, withinMs: 120_000 });
    const { version } = (await stage.platform.resource()).status ?? {};
    await running.settled({});
    return { version: String(version) };
  },
  judge: ({ moved, disconnects }, own) => [
    ...unless(moved === 0, `${moved} partitions moved`),
    ...unless(disconnects === 0, `${disconnects} times a device was disconnected`),
    ...unless(own['version'] === stage.setting.version, `version ${own['version']} is said to run`),
  ],
};

scenario('an upgrade under load moves each device once, and nobody is disconnected', async () => {
  expect(await stage.perform(upgradeTo(stage.setting.nextVersion))).toMatchObject({ ...kept, disconnects: 0 });
});

scenario('a version of which there is no image is taken back, and nobody notices', async () => {
  expect(await stage.perform(badImage)).toMatchObject(kept);
});
