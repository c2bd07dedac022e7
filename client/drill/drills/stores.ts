import { numberIn, type Drill } from '../drill.ts';
import { checkUndisturbed, unless } from '../rules.ts';
import { untilGiven } from '../stage/index.ts';
import { outage } from './store-outage.ts';

const kafkaDownMs = 3_000;
const [cassandraDownMs, shortCassandraDownMs] = [60_000, 10_000];
const ackedWithinMs = 120_000;

export const kafkaRestart: Drill = {
  name: 'kafka-restart',
  summary: 'Kafka is restarted',
  act: async (stage) => {
    const downSeconds = await outage(stage, 'kafka', kafkaDownMs);
    const { load, signal } = stage.parts;
    const { submitted } = load.standing;
    const sinceMs = stage.nowMs;
    const allAcked = async () => (load.standing.acked + load.standing.failed >= submitted ? true : undefined);
    await untilGiven('the acknowledgement of all that was sent', allAcked, { signal, withinMs: ackedWithinMs });
    return { downSeconds, ackedMs: Math.round(stage.nowMs - sinceMs), refused: load.standing.failed };
  },
  judge: (figures, own) => [
    ...checkUndisturbed(figures), ...unless(numberIn(own, 'refused') === 0, 'sends were refused'),
  ],
};

export const cassandraDown: Drill = {
  name: 'cassandra-down',
  summary: 'Cassandra is away for 60 s',
  act: async (stage, { isShort }) => ({
    downSeconds: await outage(stage, 'cassandra', isShort ? shortCassandraDownMs : cassandraDownMs),
  }),
  judge: checkUndisturbed,
};
