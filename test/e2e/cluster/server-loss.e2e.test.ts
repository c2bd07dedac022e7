import type { Drill } from '../../../client/drill/index.ts';
import { numberIn, unless, within } from '../../../client/drill/drill.ts';
import { untilGiven, type Stage } from '../../../client/drill/stage/index.ts';
import { leadFrom, spreadPlatform } from './support/placing.ts';
import { busiestServer } from './support/servers.ts';
import { ClusterStage, kept, scenario } from './support/index.ts';

const [replicas, podLimitMs, workerLimitMs] = [3, 5_000, 10_000];

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

/** All that serve devices are there more than once, so that one worker does not have them all. */
const spread = { 'spec.messaging.replicas': replicas, 'spec.connect.replicas': 2, 'spec.history.replicas': 2, 'spec.materialize.replicas': 2 };

const untilAllAreBack = (running: Stage) =>
  untilGiven('the return of all its devices', async () => (running.hit.every((spans) => running.isBack(spans)) ? true : undefined), { signal: running.parts.signal, withinMs: 120_000 });

/** `lose` resolves with the repair, which the drill runs when all devices are back. */
const loss = (name: string, limitMs: number, lose: (running: Stage) => Promise<() => Promise<void>>): Drill => ({
  name,
  summary: name,
  prepare: () => spread,
  act: async (running) => {
    const restore = await lose(running);
    await untilAllAreBack(running);
    await restore();
    await running.settled({ replicas });
    return { hit: running.hit.length };
  },
  judge: ({ resumeMs }, own) => [
    ...unless(numberIn(own, 'hit') > 0, 'no device was connected to the server'),
    ...within('back on another server, p99', resumeMs.p99, limitMs),
  ],
});

scenario('a messaging pod that is deleted by force loses nothing', async () => {
  const deletion = loss('pod-deleted', podLimitMs, async (running) => {
    const victim = await busiestServer(running, stage.platform);
    running.noteFault(victim);
    await stage.platform.kubectl('delete', 'pod', victim.pod.metadata.name, '--grace-period=0', '--force');
    return () => Promise.resolve();
  });
  expect(await stage.perform(deletion)).toMatchObject(kept);
});

scenario('a worker that is killed, and the operator that leads with it, loses nothing', async () => {
  const death = loss('worker-killed', workerLimitMs, async (running) => {
    await spreadPlatform(stage);
    await running.settled({ replicas });
    const victim = await busiestServer(running, stage.platform);
    const worker = victim.pod.spec.nodeName ?? '';
    await leadFrom(stage, worker);
    running.defer(() => revive(worker));
    running.noteFault(victim);
    await stage.docker('kill', worker);
    return () => revive(worker);
  });
  expect(await stage.perform(death, 600_000)).toMatchObject(kept);
}, 600_000);

/** Starts the container of a worker, if it does not run, and waits until the cluster has it back. */
async function revive(worker: string): Promise<void> {
  await stage.docker('start', worker);
  await stage.kubectl('wait', `node/${worker}`, '--for=condition=Ready', '--timeout=120s');
}
