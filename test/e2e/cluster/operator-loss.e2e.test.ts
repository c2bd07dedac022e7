import type { Drill } from '../../../client/drill/index.ts';
import { checkPlannedMove, unless } from '../../../client/drill/drill.ts';
import { untilGiven } from '../../../client/drill/stage/index.ts';
import { ClusterStage, kept, operatorNamespace, scenario } from './support/index.ts';

const [few, many] = [2, 3];

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

const deletion: Drill = {
  name: 'operator-deleted',
  summary: 'the pod of the operator that leads is deleted by force while partitions are on their way',
  prepare: () => ({ 'spec.messaging.replicas': few }),
  act: async (running) => {
    const before = await stage.leader();
    await running.machine.scale(many);
    const isMoving = async () => ((await running.machine.status()).handovers.length > 0 ? true : undefined);
    await untilGiven('that a partition is on its way', isMoving, { signal: running.parts.signal, withinMs: 120_000 });
    await stage.kubectl('-n', operatorNamespace, 'delete', 'pod', before, '--grace-period=0', '--force');
    await running.settled({ replicas: many });
    return { another: (await stage.leader()) === before ? 0 : 1 };
  },
  judge: (figures, own) => [
    ...checkPlannedMove(figures),
    ...unless(figures.disconnects === 0, `${figures.disconnects} times a device was disconnected`),
    ...unless(own['another'] === 1, 'the one that was deleted still leads'),
  ],
};

scenario('when the operator is deleted in the middle of a handover another one goes on with it', async () => {
  expect(await stage.perform(deletion)).toMatchObject(kept);
});
