import { checkPlannedMove, type Drill } from '../drill.ts';

const first = 2;
const steps = { long: [5, 3], short: [3, 2] };
const betweenMs = 2_000;

export const scale: Drill = {
  name: 'scale',
  summary: 'from 2 messaging servers to 5 and back to 3',
  prepare: () => ({ 'spec.messaging.replicas': first }),
  act: async (stage, { isShort }) => {
    for (const replicas of isShort ? steps.short : steps.long) {
      stage.say(`scaling to ${replicas} servers`);
      await stage.machine.scale(replicas);
      await stage.settled({ replicas });
      await stage.pass(betweenMs);
    }
    return {};
  },
  judge: checkPlannedMove,
};
