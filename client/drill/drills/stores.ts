import type { StoreName } from '../../machine/index.ts';
import { numberIn, checkUndisturbed, unless, type Drill } from '../drill.ts';
import { untilGiven, type Stage } from '../stage/index.ts';

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

/** Stops a store for a while; resolves when it can be used again, with the seconds that it was down. */
export async function outage(stage: Stage, name: StoreName, ms: number, { wiped = false } = {}): Promise<number> {
  const { machine } = stage;
  stage.defer(async () => {
    const isUp = (await machine.status()).stores.find((store) => store.name === name)?.state === 'up';
    if (!isUp) await machine.startStore(name);
  });
  stage.say(`stopping ${name} for ${ms / 1_000} s`);
  await machine.stopStore(name);
  const stoppedMs = stage.nowMs;
  await stage.pass(ms);
  stage.say(`starting ${name}${wiped ? ', empty' : ''}`);
  await machine.startStore(name, { wiped });
  return Number(((stage.nowMs - stoppedMs) / 1_000).toFixed(1));
}
