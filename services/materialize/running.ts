import {
  Eraser, GroupWriter, historyProjection, HistoryReader, LogGeneration, ProgressReader, Reachability,
  type CassandraConnection, type CassandraLogger, type Projection, type Row,
} from '@cecochat/cassandra';
import { kafkaOffsetOf, type Offset, type Partition } from '@cecochat/contracts';
import {
  TopicProducer, type GroupMemberOptions, type OffsetRanges, type Topic, type TopicNames, type LogGroup,
} from '@cecochat/kafka';
import { LastKnown } from '@cecochat/runtime';
import type { Client } from 'cassandra-driver';
import type { Registry } from 'prom-client';
import { DeadLetters } from './dead-letters.ts';
import { KnownBuckets } from './known-buckets.ts';
import { Lanes } from './lanes.ts';
import { Materializer } from './materializer.ts';
import { createMetrics, type MaterializeMetrics, type Positions } from './metrics.ts';
import { Gaps, Generation, groupLane, lagOf, Placement } from './placing/index.ts';

export interface MaterializeOptions {
  readonly kafka: GroupMemberOptions['kafka'];
  readonly topicPrefix: string;
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly registry: Registry;
  readonly logger: CassandraLogger;
  readonly random: () => number;
  /** What is written. */
  readonly projections: readonly Projection[];
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
  readonly producer: TopicProducer;
  readonly lanes: Lanes;
  readonly commits: OffsetCommits;
  readonly placement: Placement;
  readonly buckets: KnownBuckets;
  /** For the metrics. */
  readonly log: LastKnown<OffsetRanges>;
}

/** How long rows of a projection wait for those of other partitions to share a batch with. */
const lingerMs = 2;
/** Between two reads of the ends of the log, which the lag is of. */
const readLogEveryMs = 5_000;

export function buildRunning({ topic, names, partitionCount, client }: Stores, options: MaterializeOptions): Running {
  const { kafka, registry, logger, random, projections } = options;
  const generation = new Generation(new LogGeneration(client));
  const readLog = () => topic.readOffsets();
  const log = new LastKnown({ read: readLog, everyMs: readLogEveryMs, clock: () => performance.now() });
  const metrics = createMetrics(registry, {
    positions: () => positionsOf(log, { placement, generation, projections }),
  });
  const producer = new TopicProducer(kafka, names.rejected);
  const deadLetters = buildDeadLetters(producer, { metrics, logger });
  const { write, writerOf } = buildWriters(client, options, metrics);
  const reader = new HistoryReader(client);
  const eraser = new Eraser({ reader, write });
  const buckets = new KnownBuckets({ reader, write, logger });
  const lanes: Lanes = new Lanes({
    kafka, logger, groupId: names.materializeGroup, topic: names.messages,
    createMaterializer: (lane) =>
      new Materializer({
        partitionCount, projections, buckets, metrics, logger, random, writerOf,
        erase: (erasure) => eraser.erase(erasure),
        admit: (partition, messages) => placement.admit(lane, partition, messages),
        reject: lane === groupLane ? (from, rejected) => deadLetters.write(from, rejected) : undefined,
        onWritten: (projection, partition, watermark) => {
          if (lane === groupLane) commits.note(partition, kafkaOffsetOf(watermark.next));
          placement.noteWritten(projection, partition, watermark);
        },
        onBehind: (projection, partition) => placement.fellBehind(lane, partition, projection),
        onBatchWritten: (partition, records) => {
          (lane === groupLane ? metrics.records : metrics.readAgain)(records);
          placement.batchWritten(lane, partition);
        },
      }),
    onAssigned: (partitions) => {
      commits.forget();
      lanes.beginTerm();
      placement.begin(partitions);
    },
    onLost: (lane) => placement.laneLost(lane),
  });
  const placement: Placement = new Placement({
    lanes, write, generation, logger,
    projections: projections.map(({ name }) => name),
    readLog, progress: new ProgressReader(client),
    gaps: new Gaps({ reader, write, metrics, logger, wallClock: Date.now }),
    onRestored: () => buckets.writeAgain(),
  });
  const commits = new OffsetCommits({ group: lanes.group, logger });
  return { client, reachability: new Reachability(client), producer, lanes, commits, placement, buckets, log };
}

/** A writer for each projection, and one for what belongs to none. */
function buildWriters(
  client: Client, { cassandra: { keyspace }, projections }: MaterializeOptions, { batch }: MaterializeMetrics,
) {
  const createWriter = () => new GroupWriter({ client, keyspace, lingerMs, onBatch: batch });
  const writers = new Map(projections.map(({ name }) => [name, createWriter()]));
  const ownWriter = createWriter();
  return {
    write: (rows: readonly Row[]) => ownWriter.write(rows),
    writerOf: (projection: string) => writers.get(projection) ?? ownWriter,
  };
}

function buildDeadLetters(
  producer: TopicProducer,
  { metrics, logger }: { readonly metrics: MaterializeMetrics; readonly logger: CassandraLogger },
): DeadLetters {
  const onRefused = (count: number, reason: string) => {
    metrics.refusedDeadLetters(count);
    logger.warn({ topic: producer.topic, count, reason }, 'kafka refuses dead letters, they stay in the log alone');
  };
  return new DeadLetters({ producer, onRefused });
}

export async function stopRunning({
  client, reachability, producer, lanes, commits, placement, log,
}: Running): Promise<void> {
  log.stop();
  reachability.stop();
  placement.end();
  await lanes.finish();
  await commits.stop();
  await lanes.leave();
  await producer.disconnect();
  await client.shutdown();
}

interface PositionSources extends Pick<MaterializeOptions, 'projections'> {
  readonly placement: Placement;
  readonly generation: Generation;
}

/** Undefined until the log was read. */
function positionsOf(
  log: LastKnown<OffsetRanges>,
  { placement, generation, projections }: PositionSources,
): Positions | undefined {
  const known = log.look();
  if (known === undefined) return undefined;
  const lag = (partition: Partition, watermark: Offset) => {
    const range = known.value.get(partition);
    return range === undefined ? 0 : lagOf(watermark, range, generation.current);
  };
  const positions = (name: string) =>
    Array.from(placement.watermarks(name), ([partition, watermark]) => ({
      partition, watermark, lag: lag(partition, watermark),
    }));
  const lags = projections.map(({ name }) => [name, positions(name).reduce((sum, each) => sum + each.lag, 0)] as const);
  return { history: positions(historyProjection), lags: new Map(lags), logAgeMs: known.ageMs };
}

interface OffsetCommitsOptions {
  readonly group: Pick<LogGroup, 'commit'>;
  readonly logger: { warn(details: object, message: string): void };
}

const intervalMs = 1_000;

/**
 * Commits what is written about once a second, as offsets of Kafka: for tools that show the lag. Nothing resumes from
 * there.
 */
class OffsetCommits {
  readonly #options: OffsetCommitsOptions;
  readonly #pending = new Map<Partition, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OffsetCommitsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.flush(), intervalMs);
  }

  note(partition: Partition, next: number): void {
    this.#pending.set(partition, next);
  }

  /** Forgets the offsets of partitions that the member lost: another member may own them now. */
  forget(): void {
    this.#pending.clear();
  }

  /** Commits what is pending. */
  async flush(): Promise<void> {
    if (this.#pending.size === 0) return;
    const { group, logger } = this.#options;
    const written = new Map(this.#pending);
    this.#pending.clear();
    try {
      await group.commit(written);
    } catch (error) {
      for (const [partition, next] of written) if (!this.#pending.has(partition)) this.#pending.set(partition, next);
      logger.warn({ err: error }, 'offsets were not committed');
    }
  }

  /** Commits what is left and ends. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
