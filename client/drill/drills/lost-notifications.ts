import { numberIn, unless, within, type Drill } from '../drill.ts';
import { RedisDoor } from '../redis-door.ts';
import type { Stage } from '../stage/index.ts';

const [before, after] = [2, 3];
const limitMs = 5_000;
const everyMs = 100;

export const lostNotifications: Drill = {
  name: 'lost-notifications',
  summary: 'PUB/SUB of Redis is blocked while the platform is scaled from 2 to 3 servers',
  prepare: () => ({ 'spec.messaging.replicas': before }),
  act: async (stage) => {
    const redis = await RedisDoor.open(stage.machine);
    stage.defer(async () => {
      await redis.allowNotifications();
      redis.close();
    });
    stage.say('blocking notifications');
    await redis.blockNotifications();
    const convergence = measureConvergence(stage);
    await stage.machine.scale(after);
    await stage.settled({ replicas: after });
    return { convergedMs: await convergence.longest() };
  },
  judge: ({ moved }, own) => [
    ...unless(moved > 0, 'no partition moved'),
    ...within('time until every server followed a change', numberIn(own, 'convergedMs'), limitMs),
  ],
};

/** Measures how long it takes from each change of the routing until every server that serves follows it. */
function measureConvergence(stage: Stage) {
  let longestMs = 0;
  let open: { readonly epoch: number; readonly atMs: number }[] = [];
  stage.parts.ownership.onCommit(({ epoch }) => open.push({ epoch, atMs: stage.nowMs }));
  const look = async () => {
    const { servers } = await stage.machine.status();
    const followed = Math.min(
      ...servers
        .filter(({ role, partitionCount }) => role === 'active' && partitionCount > 0)
        .map(({ epoch }) => epoch),
    );
    const nowMs = stage.nowMs;
    for (const { epoch, atMs } of open) if (epoch <= followed) longestMs = Math.max(longestMs, nowMs - atMs);
    open = open.filter(({ epoch }) => epoch > followed);
  };
  let isOver = false;
  const looking = (async () => {
    while (!isOver || (open.length > 0 && stage.nowMs - (open[0]?.atMs ?? 0) < 2 * limitMs)) {
      await look();
      await stage.pass(everyMs);
    }
  })();
  looking.catch(() => undefined); // `longest` rejects with the failure.
  return {
    longest: async () => {
      isOver = true;
      await looking;
      return Math.round(Math.max(longestMs, ...open.map(({ atMs }) => stage.nowMs - atMs)));
    },
  };
}
