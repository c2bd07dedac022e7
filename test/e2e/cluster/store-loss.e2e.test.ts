import type { Drill } from '../../../client/drill/index.ts';
import { checkUndisturbed } from '../../../client/drill/drill.ts';
import { ClusterStage, kept, scenario, storesNamespace } from './support/index.ts';

const stores = ['redis', 'kafka', 'cassandra'];
const backMs = 10_000;

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

const deletion = (store: string): Drill => ({
  name: `${store}-deleted`,
  summary: `the pod of ${store} is deleted`,
  act: async (running) => {
    const fromMs = running.nowMs;
    await stage.kubectl('-n', storesNamespace, 'delete', 'pod', `${store}-0`, '--grace-period=1');
    await stage.kubectl('-n', storesNamespace, 'rollout', 'status', `statefulset/${store}`, '--timeout=180s');
    const awayMs = Math.round(running.nowMs - fromMs);
    await running.pass(backMs);
    await running.settled({});
    return { awayMs };
  },
  judge: checkUndisturbed,
});

for (const store of stores) {
  scenario(`nothing is lost and nobody is disconnected when the pod of ${store} is deleted`, async () => {
    expect(await stage.perform(deletion(store), 420_000)).toMatchObject(kept);
  }, 420_000);
}
