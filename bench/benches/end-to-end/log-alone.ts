import { setTimeout as delay } from 'node:timers/promises';
import { createKafka, explicitPartition } from '@cecochat/kafka';
import type { Consumer, Kafka, Producer } from 'kafkajs';
import { uniqueName } from '../../../test/support/stores.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import type { BenchContext } from '../../bench.ts';
import type { Platform, RunEvent } from '../../platform/index.ts';

export interface LogAlone {
  readonly events: readonly RunEvent[];
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

type LogRecord = RunEvent['records'][number];

/** Records that are written at once. */
const batchSize = 100;
/** As many as there are messaging servers, each of which has one write under way. */
const producers = 2;

/** Messages a second through Kafka with nothing around it: their records written by kafkajs, acknowledged by all, and read by one consumer. */
export async function measureLogAlone({ kafkaBrokers, partitions }: Platform, { events, warmUpSeconds, seconds }: LogAlone, { signal, defer }: BenchContext): Promise<number> {
  const kafka = createKafka({ brokers: kafkaBrokers.split(','), clientId: 'bench', logger: silentLogger });
  const topic = uniqueName('bench-log');
  await createTopic(kafka, topic, partitions);
  defer(() => withAdmin(kafka, (admin) => admin.deleteTopics({ topics: [topic] })));
  const read = { records: 0 };
  const consumer = await startConsumer(kafka, topic, (count) => (read.records += count));
  defer(() => consumer.disconnect());
  const writing = new AbortController();
  const batches = endless(events.flatMap(({ records }) => records));
  const writers = Array.from({ length: producers }, () => write(kafka, topic, batches, writing.signal));
  const failed = Promise.all(writers).then(() => undefined);
  await Promise.race([failed, delay(warmUpSeconds * 1_000, undefined, { signal })]);
  const [begunMs, before] = [performance.now(), read.records];
  await Promise.race([failed, delay(seconds * 1_000, undefined, { signal })]);
  const perSecond = ((read.records - before) * 1_000) / (performance.now() - begunMs);
  writing.abort();
  await failed;
  const perMessage = events.reduce((sum, { records }) => sum + records.length, 0) / events.length;
  return perSecond / perMessage;
}

type Admin = ReturnType<Kafka['admin']>;

async function withAdmin(kafka: Kafka, work: (admin: Admin) => Promise<unknown>): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
}

const createTopic = (kafka: Kafka, topic: string, partitions: number) =>
  withAdmin(kafka, (admin) => admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: partitions, replicationFactor: 1 }] }));

/** Resolves when it reads. */
async function startConsumer(kafka: Kafka, topic: string, onRead: (count: number) => void): Promise<Consumer> {
  const consumer = kafka.consumer({ groupId: topic, allowAutoTopicCreation: false });
  const joined = Promise.withResolvers<undefined>();
  consumer.on(consumer.events.GROUP_JOIN, () => joined.resolve(undefined));
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({ autoCommit: false, eachBatch: async ({ batch }) => onRead(batch.messages.length) });
  await joined.promise;
  return consumer;
}

/** Writes one batch after the other until the signal. */
async function write(kafka: Kafka, topic: string, batches: Iterator<LogRecord[], never>, signal: AbortSignal): Promise<void> {
  const producer: Producer = kafka.producer({ createPartitioner: explicitPartition, allowAutoTopicCreation: false });
  await producer.connect();
  try {
    while (!signal.aborted) await producer.send({ topic, acks: -1, messages: batches.next().value });
  } finally {
    await producer.disconnect();
  }
}

/** The records in batches, over and over. */
function* endless(records: readonly LogRecord[]): Generator<LogRecord[], never> {
  for (;;) {
    for (let at = 0; at < records.length; at += batchSize) yield records.slice(at, at + batchSize);
  }
}
