import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { encodeRecord, encodeTextEvent, lineage, messageId, sequence, userId, type UserId } from '@cecochat/contracts';
import { createKafka, explicitPartition, readOffsets } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { percentile } from '../../frame/index.ts';
import { startPlatform, until, type Platform } from '../../platform/index.ts';
import { CpuWatch } from '../../processes/index.ts';
import { Crowd, gather, type Person } from './crowd.ts';

const sizes = { full: { devices: 5_000, behind: 20 }, smoke: { devices: 40, behind: 20 } } as const;
const readyWithinMs = 120_000;
const historyWithinMs = 120_000;
/** Cassandra puts what was written in order for a while. */
const restMs = { full: 10_000, smoke: 0 };

/**
 * Many devices that come back at the same moment, with two messaging servers and the accept rate that they have by
 * default.
 */
export const resume: Bench = {
  name: 'resume',
  summary: '5,000 devices reconnect at once, each 20 messages behind',
  figures: [
    { figure: 'all', unit: 's', goal: { atMost: 10 } },
    { figure: 'one-p50', unit: 's' },
    { figure: 'one-p99', unit: 's', goal: { atMost: 5 } },
    // What a Pod of it asks for, see operator/kubernetes/objects/resources.ts.
    { figure: 'server-memory', unit: 'MiB', goal: { atMost: 512 } },
    { figure: 'load-generator', unit: '% of a core' },
  ],
  run,
};

async function run(context: BenchContext): Promise<Sample[]> {
  const { devices, behind } = sizes[context.size];
  const platform = await startPlatform(context);
  const before = await beThere(platform, await gather(platform.url, devices), context);
  context.say(`${devices} devices left, writing ${behind} messages to each`);
  const records = await writeMissed(platform, before.map(({ user }) => user), behind);
  await untilWritten(platform, records, context.signal);
  await delay(restMs[context.size], undefined, { signal: context.signal });
  const { seconds, loadPercent } = await comeBack(platform, before, behind, context);
  return [
    { figure: 'all', value: Math.max(...seconds) },
    { figure: 'one-p50', value: percentile(seconds, 0.5) },
    { figure: 'one-p99', value: percentile(seconds, 0.99) },
    { figure: 'server-memory', value: await mostMemory(platform) },
    { figure: 'load-generator', value: loadPercent },
  ];
}

/** Otherwise it would be measured how history is written as well. */
async function untilWritten({ machine }: Platform, records: number, signal: AbortSignal): Promise<void> {
  const look = async () => {
    const { lag } = await machine.status();
    const written = lag?.partitions.reduce((sum, { watermark }) => sum + watermark, 0);
    return written === records ? true : undefined;
  };
  await until(look, { what: 'history has everything', withinMs: historyWithinMs, signal, everyMs: 200 });
}

/** All devices connect and leave; gives the cursor of each. */
async function beThere({ url }: Platform, people: readonly Person[], { signal, say }: BenchContext): Promise<Person[]> {
  const begunMs = performance.now();
  const crowd = new Crowd({ url, people, onEvent: () => undefined });
  try {
    await orEnd(crowd.ready(), readyWithinMs, signal);
    say(`${people.length} devices connected in ${((performance.now() - begunMs) / 1_000).toFixed(1)} s`);
    return crowd.people;
  } finally {
    crowd.close();
  }
}

interface Return {
  /** Until each device had the messages that it had missed, from the moment in which all set out. */
  readonly seconds: readonly number[];
  readonly loadPercent: number;
}

async function comeBack(
  { url }: Platform, people: readonly Person[], behind: number, { signal }: BenchContext,
): Promise<Return> {
  const missing = people.map(() => behind);
  const seconds: number[] = [];
  const all = Promise.withResolvers<undefined>();
  const clock = () => performance.now();
  const [cpu, begunMs] = [new CpuWatch(process.pid, clock), clock()];
  const onEvent = (place: number) => {
    const left = (missing[place] ?? 0) - 1;
    missing[place] = left;
    if (left === 0) seconds.push((clock() - begunMs) / 1_000);
    if (seconds.length === people.length) all.resolve(undefined);
  };
  const crowd = new Crowd({ url, people, onEvent });
  try {
    await orEnd(Promise.race([crowd.failure, all.promise]), readyWithinMs, signal);
    return { seconds, loadPercent: cpu.stop().share * 100 };
  } finally {
    crowd.close();
  }
}

async function orEnd<T>(work: Promise<T>, withinMs: number, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  const abort = () => reject(end.reason as Error);
  end.addEventListener('abort', abort);
  try {
    end.throwIfAborted();
    return await Promise.race([work, promise]);
  } finally {
    end.removeEventListener('abort', abort);
  }
}

/** That of the messaging server which had most. */
async function mostMemory({ machine }: Platform): Promise<number> {
  const { services } = await machine.status();
  const pids = services.flatMap(({ kind, pid }) => (kind === 'messaging' && typeof pid === 'number' ? [pid] : []));
  return Math.max(...(await Promise.all(pids.map(peakMemoryMib))));
}

/** The most memory that a process ever had resident, in MiB. */
async function peakMemoryMib(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
}

/** A user who is not among those who come back. */
const sender = userId(1);
const recordsAtOnce = 1_000;

/**
 * Writes so many messages to each of the users into the log, as a messaging server does; how many records the log has
 * then.
 */
async function writeMissed(
  { kafkaBrokers, log, partitions }: Platform, users: readonly UserId[], count: number,
): Promise<number> {
  const kafka = createKafka({ brokers: kafkaBrokers.split(','), clientId: 'bench', logger: silentLogger });
  const producer = kafka.producer({ createPartitioner: explicitPartition, allowAutoTopicCreation: false });
  await producer.connect();
  try {
    const records = missedRecords(users, count, partitions);
    for (let at = 0; at < records.length; at += recordsAtOnce) {
      await producer.send({ topic: log, acks: -1, messages: records.slice(at, at + recordsAtOnce) });
    }
    const offsets = await readOffsets(kafka, log);
    return [...offsets.values()].reduce((sum, { end }) => sum + end, 0);
  } finally {
    await producer.disconnect();
  }
}

/** Pure: in turns, as messages to many come. */
function missedRecords(users: readonly UserId[], count: number, partitions: number) {
  return Array.from({ length: count }, (_, round) =>
    users.map((receiver, place) => {
      const number = round * users.length + place + 1;
      const text = `message ${round + 1} that came while nobody was there to read it`;
      const event = encodeTextEvent({
        messageId: messageId(BigInt(number) << 22n),
        sender,
        receiver,
        device: 'bench',
        lineage: lineage(1),
        sequence: sequence(number),
        text,
      });
      return { partition: partitionOf(receiver, partitions), value: encodeRecord(event) };
    }),
  ).flat();
}
