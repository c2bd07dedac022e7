import { setTimeout as delay } from 'node:timers/promises';
import { createKafka, ensureTopics, explicitPartition, topicNames } from '@cecochat/kafka';
import type { Consumer, Kafka } from 'kafkajs';
import { uniqueName } from '../../../test/support/stores.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import type { BenchContext } from '../../bench.ts';
import { until, type Platform, type RunEvent } from '../../platform/index.ts';

export interface LogAlone {
  readonly events: readonly RunEvent[];
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

type LogRecord = RunEvent['records'][number];

/** Records that are written at once. */
const batchSize = 100;
/** As many as there are messaging servers, each of which has one write in flight. */
const producers = 2;
const firstWithinMs = 30_000;

/**
 * Messages a second through Kafka with nothing around it: their records written by kafkajs, acknowledged by all, and
 * read by one consumer.
 */
export async function measureLogAlone(
  { kafkaBrokers, partitions }: Platform, { events, warmUpSeconds, seconds }: LogAlone, { signal, defer }: BenchContext,
): Promise<number> {
  const kafka = createKafka({ brokers: kafkaBrokers.split(','), clientId: 'bench', logger: silentLogger });
  const names = topicNames(`${uniqueName('bench-log')}-`);
  const topic = names.messages;
  await ensureTopics(kafka, { names, partitions, replicationFactor: 1 });
  defer(() => deleteTopics(kafka, [topic, names.groups, names.rejected]));
  const read = { records: 0 };
  const consumer = await startConsumer(kafka, topic, (count) => (read.records += count));
  defer(() => consumer.disconnect());
  const batches = endless(events.flatMap(({ records }) => records));
  const perSecond = await whileWritten(
    () => write(kafka, topic, batches),
    async () => {
      await until(() => read.records > 0 || undefined, {
        what: 'nothing comes out of the log', withinMs: firstWithinMs, signal,
      });
      await delay(warmUpSeconds * 1_000, undefined, { signal });
      const [begunMs, before] = [performance.now(), read.records];
      await delay(seconds * 1_000, undefined, { signal });
      // On a busy machine a short time may see nothing.
      await until(() => read.records > before || undefined, {
        what: 'nothing comes out of the log any more', withinMs: firstWithinMs, signal,
      });
      return ((read.records - before) * 1_000) / (performance.now() - begunMs);
    },
  );
  const perMessage = events.reduce((sum, { records }) => sum + records.length, 0) / events.length;
  return perSecond / perMessage;
}

async function deleteTopics(kafka: Kafka, topics: string[]): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
}

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

interface Writing {
  /** Resolves after `stop`. */
  readonly done: Promise<void>;
  stop(): void;
}

/** The outcome of the work, beside which writers write; rejects when one of them cannot. */
async function whileWritten<T>(begin: () => Writing, work: () => Promise<T>): Promise<T> {
  const writers = Array.from({ length: producers }, begin);
  const done = Promise.all(writers.map((writer) => writer.done));
  try {
    return await Promise.race([work(), done.then(() => Promise.reject(new Error('the writers have stopped')))]);
  } finally {
    for (const writer of writers) writer.stop();
    await done;
  }
}

/** Writes one batch after the other. */
function write(kafka: Kafka, topic: string, batches: Iterator<LogRecord[], never>): Writing {
  let isOver = false;
  const run = async () => {
    const producer = kafka.producer({ createPartitioner: explicitPartition, allowAutoTopicCreation: false });
    await producer.connect();
    try {
      while (!isOver) await producer.send({ topic, acks: -1, messages: batches.next().value });
    } finally {
      await producer.disconnect();
    }
  };
  return { done: run(), stop: () => (isOver = true) };
}

/** The records in batches, over and over. */
function* endless(records: readonly LogRecord[]): Generator<LogRecord[], never> {
  for (;;) {
    for (let at = 0; at < records.length; at += batchSize) yield records.slice(at, at + batchSize);
  }
}
