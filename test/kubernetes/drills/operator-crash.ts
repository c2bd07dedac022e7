import { numberIn, unless, type Drill } from '../../../client/drill/drill.ts';
import type { Stage } from '../../../client/drill/stage/index.ts';
import { operatorNamespace, type PlatformInCluster } from '../platform/index.ts';
import { Commits } from './commits.ts';

const [few, many] = [2, 3];
const fewRuns = 2;

/**
 * Servers come and go while the process of the operator that leads is killed: in each run after another one of the states that
 * it commits, or after some of them.
 */
export const operatorCrash = (platform: PlatformInCluster, { isFull }: { readonly isFull: boolean }): Drill => ({
  name: 'operator-crash',
  summary: 'the operator that leads is killed after each of the states that it commits to scale',
  prepare: () => ({ 'spec.messaging.replicas': few }),
  act: async (stage) => {
    const commits = Math.min(await scale(stage, platform, many), await scale(stage, platform, few));
    const runs = isFull ? commits : fewRuns;
    let [replicas, crashes] = [few, 0];
    for (let run = 0; run < runs; run++) {
      replicas = replicas === few ? many : few;
      await scale(stage, platform, replicas, { after: 1 + Math.floor((run * (commits - 1)) / runs), then: async () => void (crashes += await killLeader(platform)) });
    }
    return { commits, runs, crashes };
  },
  judge: ({ moved, disconnects }, own) => [
    ...unless(moved > 0, 'no partition moved'),
    ...unless(disconnects === 0, `${disconnects} times a device was disconnected`),
    ...unless(numberIn(own, 'commits') > fewRuns, `only ${numberIn(own, 'commits')} states were committed`),
    ...unless(numberIn(own, 'crashes') === numberIn(own, 'runs'), `the operator died in ${numberIn(own, 'crashes')} of ${numberIn(own, 'runs')} runs`),
  ],
});

interface Interruption {
  /** So many states were committed. */
  readonly after: number;
  readonly then: () => Promise<void>;
}

/** Gives how many states it took. */
async function scale(stage: Stage, platform: PlatformInCluster, replicas: number, interruption?: Interruption): Promise<number> {
  const commits = await Commits.start(platform);
  try {
    const interrupted = interruption && commits.reached(interruption.after).then(interruption.then);
    await stage.machine.scale(replicas);
    // With fewer states than before no operator is killed; the caller's check of `crashes` fails then.
    await Promise.race([interrupted, stage.settled({ replicas })]);
    await stage.settled({ replicas });
  } finally {
    await commits.end();
  }
  return commits.count;
}

/** kill -9 of its process, which the kubelet starts again. Gives how many died. */
async function killLeader({ kubernetes }: PlatformInCluster): Promise<number> {
  const leader = await kubernetes.leader();
  if (leader === undefined) return 0;
  kubernetes.cluster.kubelet.kill(`${operatorNamespace}/${leader}`);
  return 1;
}
