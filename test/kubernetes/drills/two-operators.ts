import { numberIn, unless, within, type Drill } from '../../../client/drill/drill.ts';
import { untilGiven, type Stage } from '../../../client/drill/stage/index.ts';
import { operatorNamespace, type PlatformInCluster } from '../platform/index.ts';

const [few, many] = [2, 3];
const [takeoverLimitMs, handOffLimitMs] = [15_000, 3_000];

/** The pod of the operator that leads is lost while servers come and go, then it is deleted in order: each time another one leads. */
export const twoOperators = (platform: PlatformInCluster): Drill => ({
  name: 'two-operators',
  summary: 'the pod of the operator that leads is lost, then that of the next one is deleted in order',
  prepare: () => ({ 'spec.messaging.replicas': few }),
  act: async (stage) => {
    await stage.machine.scale(many);
    const takeoverMs = await untilAnotherLeads(stage, platform, ['--grace-period=0', '--force']);
    await stage.settled({ replicas: many });
    await stage.machine.scale(few);
    const handOffMs = await untilAnotherLeads(stage, platform, []);
    await stage.settled({ replicas: few });
    return { takeoverMs, handOffMs };
  },
  judge: ({ moved, disconnects }, own) => [
    ...unless(moved > 0, 'no partition moved'),
    ...unless(disconnects === 0, `${disconnects} times a device was disconnected`),
    ...within('the other takes over from one that is lost', numberIn(own, 'takeoverMs'), takeoverLimitMs),
    ...within('hand-off', numberIn(own, 'handOffMs'), handOffLimitMs),
  ],
});

/** Deletes the pod of the operator that leads, and gives how long it takes until another one leads. */
async function untilAnotherLeads(stage: Stage, { kubernetes }: PlatformInCluster, how: readonly string[]): Promise<number> {
  const { signal } = stage.parts;
  const leads = () => untilGiven('that an operator leads', () => kubernetes.leader(), { signal, withinMs: 60_000 });
  const first = await leads();
  const atMs = stage.nowMs;
  const gone = kubernetes.server.kubectl(['-n', operatorNamespace, 'delete', 'pod', first, ...how]);
  await untilGiven('that another operator leads', async () => ((await leads()) === first ? undefined : true), { signal, withinMs: 60_000 });
  const tookMs = Math.round(stage.nowMs - atMs);
  await gone;
  return tookMs;
}
