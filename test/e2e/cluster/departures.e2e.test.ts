import { departure } from '../../kubernetes/drills/index.ts';
import { ClusterStage, kept, scenario } from './support/index.ts';

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

scenario('kubectl drain empties a worker under load, and nobody is disconnected', async () => {
  const drained: string[] = [];
  const drill = departure(stage.platform, 'drain', async () => {
    const [pod] = await stage.platform.pods();
    const worker = pod?.spec.nodeName ?? '';
    drained.push(worker);
    await stage.kubectl('drain', worker, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=240s');
    expect((await stage.platform.pods()).filter(({ spec }) => spec.nodeName === worker)).toEqual([]);
  });
  try {
    expect(await stage.perform(drill, 420_000)).toMatchObject(kept);
  } finally {
    for (const worker of drained) await stage.kubectl('uncordon', worker);
  }
}, 420_000);
