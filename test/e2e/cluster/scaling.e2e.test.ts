import { drills } from '../../../client/drill/index.ts';
import { ClusterStage, kept, scenario } from './support/index.ts';

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

scenario('kubectl scale moves as few partitions as possible, and nobody is disconnected', async () => {
  const scale = drills.find(({ name }) => name === 'scale');
  if (scale === undefined) throw new Error('there is no drill scale');
  expect(await stage.perform(scale)).toMatchObject({ ...kept, disconnects: 0 });
});
