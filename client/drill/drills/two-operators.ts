import { numberIn, unless, within, type Drill } from '../drill.ts';
import { firstOperator, keepOperators, untilLeads, untilReady } from './operators.ts';

const second = 'operator-1';
const [few, many] = [2, 3];
const [takeoverLimitMs, handOffLimitMs] = [15_000, 3_000];

export const twoOperators: Drill = {
  name: 'two-operators',
  summary: 'two operators, of which one acts; it is killed, then the other is told to go',
  prepare: () => ({ 'spec.messaging.replicas': few }),
  act: async (stage) => {
    const { machine } = stage;
    await keepOperators(stage);
    await machine.startOperator(second);
    await untilReady(stage, second);
    const waits = (await machine.status()).operators.every(({ name, leading }) => leading === (name === firstOperator));
    stage.say('scaling with two operators, and killing the one that acts');
    await machine.scale(many);
    const killedMs = stage.nowMs;
    await machine.endOperator(firstOperator, 'KILL');
    await untilLeads(stage, firstOperator);
    const takeoverMs = Math.round(stage.nowMs - killedMs);
    await stage.settled({ replicas: many });
    await machine.startOperator(firstOperator);
    await untilReady(stage, firstOperator);
    stage.say('telling the one that acts to go');
    const toldMs = stage.nowMs;
    const gone = machine.endOperator(second);
    await untilLeads(stage, second);
    const handOffMs = Math.round(stage.nowMs - toldMs);
    await gone;
    await machine.scale(few);
    await stage.settled({ replicas: few });
    return { takeoverMs, handOffMs, waits: waits ? 1 : 0 };
  },
  judge: ({ moved, disconnects }, own) => [
    ...unless(moved > 0, 'no partition moved'),
    ...unless(disconnects === 0, `${disconnects} times a device was disconnected`),
    ...unless(numberIn(own, 'waits') === 1, 'the second operator did not wait'),
    ...within('the other takes over after a kill', numberIn(own, 'takeoverMs'), takeoverLimitMs),
    ...within('hand-off', numberIn(own, 'handOffMs'), handOffLimitMs),
  ],
};
