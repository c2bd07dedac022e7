import { numberIn, unless, type Drill } from '../drill.ts';
import { untilGiven, type Stage } from '../stage/index.ts';
import { firstOperator, keepOperators, restartOperator, untilLeads } from './operators.ts';

const [few, many] = [2, 3];
const crashSetting = 'CECOCHAT_OPERATOR_CRASH';
const shortRuns = 3;

export const operatorCrash: Drill = {
  name: 'operator-crash',
  summary: 'the operator dies before and after each of the writes that it needs to scale',
  load: { devices: 200, rate: 100 },
  prepare: () => ({ 'spec.messaging.replicas': few }),
  act: async (stage, { isShort }) => {
    await keepOperators(stage);
    const { writes, ends } = await measure(stage);
    stage.say(`to scale takes the operator ${writes} writes`);
    const points = crashPoints(writes, isShort ? shortRuns : undefined);
    let [replicas, crashes] = [few, 0];
    for (const [place, point] of points.entries()) {
      replicas = replicas === few ? many : few;
      stage.say(
        `run ${place + 1} of ${points.length}: to ${replicas} servers, the operator ` +
          `dies ${point.replace(':', ' write ')}`,
      );
      crashes += await scaleWithCrash(stage, replicas, point);
      ends[replicas]?.add(await endOf(stage));
    }
    return { writes, runs: points.length, crashes, ends: Object.values(ends).reduce((sum, { size }) => sum + size, 0) };
  },
  judge: ({ moved, disconnects }, own) => [
    ...unless(moved > 0, 'no partition moved'),
    ...unless(disconnects === 0, `${disconnects} times a device was disconnected`),
    ...unless(
      numberIn(own, 'crashes') === numberIn(own, 'runs'),
      `the operator died in ${numberIn(own, 'crashes')} of ${numberIn(own, 'runs')} runs`,
    ),
    ...unless(
      numberIn(own, 'ends') === 2,
      `the runs ended in ${numberIn(own, 'ends')} ways, not one for each number of servers`,
    ),
  ],
};

/**
 * How many writes the operator needs from its start on, the fewer of the way up and the way down, and how each ends.
 */
async function measure(stage: Stage) {
  const ends: Record<number, Set<string>> = { [few]: new Set(), [many]: new Set() };
  let writes = Number.POSITIVE_INFINITY;
  for (const replicas of [many, few]) {
    await restartOperator(stage, {});
    await untilLeads(stage);
    await stage.machine.scale(replicas);
    const { operators } = await stage.settled({ replicas });
    writes = Math.min(writes, operators[0]?.writes ?? 0);
    ends[replicas]?.add(await endOf(stage));
  }
  return { writes, ends };
}

/** Pure: before and after each write, or `most` of these points, evenly spaced. */
export function crashPoints(writes: number, most = Number.POSITIVE_INFINITY): string[] {
  const all = Array.from({ length: writes }, (_, write) => [`before:${write + 1}`, `after:${write + 1}`]).flat();
  const count = Math.min(most, all.length);
  return Array.from({ length: count }, (_, place) => all[Math.floor(((place + 0.5) * all.length) / count)] ?? '');
}

/** Whether the operator died on the way: 1 or 0. */
async function scaleWithCrash(stage: Stage, replicas: number, point: string): Promise<number> {
  await restartOperator(stage, { [crashSetting]: point });
  await stage.machine.scale(replicas);
  const died = async () =>
    (await stage.machine.status()).operators.some(({ name, restarts }) => name === firstOperator && restarts > 0)
      ? 1
      : undefined;
  const crashed = await untilGiven('the death of the operator', died, {
    signal: stage.parts.signal, withinMs: 60_000,
  }).catch(() => 0);
  await stage.settled({ replicas });
  return crashed;
}

/**
 * How many servers there are of each role (which of them is the cheapest to lose depends on the load), and who has the
 * partitions.
 */
async function endOf(stage: Stage): Promise<string> {
  const { owners, members } = await stage.machine.routing();
  const roles = members.map(({ role }) => role).sort();
  const strays = [...owners.values()].filter((owner) => !members.some(({ name }) => name === owner)).length;
  return `${roles.join(', ')}; ${owners.size} partitions, ${strays} of them nowhere`;
}
