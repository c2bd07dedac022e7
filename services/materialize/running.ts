import { GroupWriter, HistoryReader, LogGeneration, Reachability, type CassandraConnection, type CassandraLogger } from '@cecochat/cassandra';
import { kafkaOffsetOf } from '@cecochat/contracts';
import type { OffsetRanges, Topic, TopicNames } from '@cecochat/kafka';
import type { Client } from 'cassandra-driver';
import { LastKnown } from '@cecochat/runtime';
import type { Kafka, Producer } from 'kafkajs';
import type { Registry } from 'prom-client';
import { DeadLetters } from './dead-letters.ts';
import { GroupMember } from './group-member.ts';
import { KnownBuckets } from './known-buckets.ts';
import { Materializer } from './materializer.ts';
import { createMetrics, type Positions } from './metrics.ts';
import { OffsetCommits } from './offset-commits.ts';
import { Generation, lagOf, Placement } from './placing/index.ts';

export interface MaterializeOptions {
  readonly kafka: Kafka;
  readonly topicPrefix: string;
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly registry: Registry;
  readonly logger: CassandraLogger;
  readonly random: () => number;
}

/** The stores, once they are found. */
export interface Stores {
  readonly topic: Topic;
  readonly names: TopicNames;
  readonly partitionCount: number;
  readonly client: Client;
}

/** The parts that exist once the stores are found. */
export interface Running {
  readonly client: Client;
  readonly reachability: Reachability;
  readonly producer: Producer;
  readonly materializer: Materializer;
  readonly member: GroupMember;
  readonly commits: OffsetCommits;
  readonly placement: Placement;
  readonly buckets: KnownBuckets;
  /** For the metrics. */
  readonly log: LastKnown<OffsetRanges>;
}

/** How long rows wait for those of other partitions to share a batch with. */
const lingerMs = 2;
/** Between two reads of the ends of the log, which the lag is of. */
const readLogEveryMs = 5_000;

export function buildRunning({ topic, names, partitionCount, client }: Stores, options: MaterializeOptions): Running {
  const { kafka, registry, logger, random, cassandra } = options;
  const generation = new Generation(new LogGeneration(client));
  const log = new LastKnown({ read: () => topic.readOffsets(), everyMs: readLogEveryMs, clock: () => performance.now() });
  const metrics = createMetrics(registry, { positions: () => positionsOf(log, placement, generation) });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const deadLetters = new DeadLetters({
    producer,
    topic: names.rejected,
    onRefused: (count, reason) => {
      metrics.refusedDeadLetters(count);
      logger.warn({ topic: names.rejected, count, reason }, 'kafka refuses dead letters, they stay in the log alone');
    },
  });
  const writer = new GroupWriter({ client, keyspace: cassandra.keyspace, lingerMs, onBatch: metrics.batch });
  const reader = new HistoryReader(client);
  const buckets = new KnownBuckets({ reader, write: (rows) => writer.write(rows), logger });
  const materializer: Materializer = new Materializer({
    partitionCount, writer, buckets, metrics, logger, random,
    admit: (partition, messages) => placement.admit(partition, messages),
    reject: (from, rejected) => deadLetters.write(from, rejected),
    onWritten: (partition, watermark) => {
      commits.note(partition, kafkaOffsetOf(watermark.next));
      placement.noteWritten(partition, watermark);
    },
  });
  const member: GroupMember = new GroupMember({
    kafka, logger,
    groupId: names.materializeGroup,
    topic: names.messages,
    handle: (payload) => materializer.handle(payload),
    onAssigned: (partitions) => {
      commits.forget();
      materializer.beginTerm();
      placement.begin(partitions);
    },
  });
  const placement: Placement = new Placement({
    consumer: member.consumer,
    topic: names.messages,
    readLog: () => topic.readOffsets(),
    reader,
    write: (rows) => writer.write(rows),
    settled: () => materializer.idle(),
    onRestored: () => buckets.writeAgain(),
    generation, metrics, logger, wallClock: Date.now,
  });
  const commits = new OffsetCommits({ consumer: member.consumer, topic: names.messages, logger });
  return { client, reachability: new Reachability(client), producer, materializer, member, commits, placement, buckets, log };
}

export async function stopRunning(running: Running): Promise<void> {
  const { client, reachability, producer, materializer, member, commits, placement, log } = running;
  log.stop();
  reachability.stop();
  placement.end();
  materializer.stop();
  await materializer.idle();
  await commits.stop();
  await member.stop();
  await producer.disconnect();
  await client.shutdown();
}

/** Undefined until the log was read. */
function positionsOf(log: LastKnown<OffsetRanges>, placement: Placement, generation: Generation): Positions | undefined {
  const known = log.look();
  if (known === undefined) return undefined;
  const partitions = [...placement.watermarks()].map(([partition, watermark]) => {
    const range = known.value.get(partition);
    return { partition, watermark, lag: range === undefined ? 0 : lagOf(watermark, range, generation.current) };
  });
  return { partitions, logAgeMs: known.ageMs };
}
