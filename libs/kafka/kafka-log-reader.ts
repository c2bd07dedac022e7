import { kafkaOffsetOf, offset, positionOf, type Offset } from '@cecochat/contracts';
import { LastKnown, type Logger } from '@cecochat/runtime';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { decideFollowing, type LogReader, type LogRecord, type PartitionFollower } from './log-reader.ts';
import { restBetweenFetches, type FetchRest } from './lean-fetching.ts';
import { surplusPartitions } from './log-admin.ts';
import type { OffsetRanges } from './offset-reader.ts';
import { Restart } from './group-member.ts';
import { Topic } from './topic.ts';
import { readTopicProblems } from './topics.ts';

export interface KafkaLogReaderOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  /** Unique to this incarnation: the server is the only member of its group. */
  readonly groupId: string;
  readonly logger: Logger;
  /** Between two reviews of the topic, in milliseconds. */
  readonly reviewEveryMs?: number;
}

/**
 * After an outage of Kafka the consumer joins as a new member, and Kafka waits this long for the former one: it
 * delivers nothing until then. The least that Kafka allows by default.
 */
const sessionTimeoutMs = 6_000;
const heartbeatIntervalMs = 1_500;
/** Interval of comparing the log with its followers: without new records, truncation and recreation raise no event. */
const checkMs = 1_000;
/** One server of a platform reviews the topic: that of this partition. */
const reviewedBeside = 0;
const reviewEveryMs = 10_000;
/** A log that ends before what was read of it is another one when it does so this often in a row. */
const looksForNewLog = 5;
/** Bound on how long a newly followed partition waits for the fetch in flight. */
const maxWaitMs = 250;
/** Every fetch names all followed partitions, which costs Kafka more than the few records of a quiet moment. */
const rest: FetchRest = { ms: 10, busyRecords: 100 };

/**
 * Reads only the partitions that have a follower. kafkajs has no manual assignment: the only member of a consumer group
 * gets every partition, and the reader pauses those without a follower. A rejoin loses pauses and positions, and a
 * fetch in flight may return records from before a seek. So the reader sets both at every join, and checks every batch
 * against the offset that its follower expects. kafkajs resets a position that is out of range to the start of the log.
 */
export class KafkaLogReader implements LogReader {
  readonly #options: KafkaLogReaderOptions;
  readonly #consumer: Consumer;
  readonly #topic: Topic;
  readonly #restart: Restart;
  readonly #endRests: () => void;
  readonly #problems: LastKnown<readonly string[]>;
  readonly #followers = new Map<number, PartitionFollower>();
  readonly #suspected = new Map<number, number>();
  /** How far each partition was read, also of those that are not followed any more. */
  readonly #reached = new Map<number, Offset>();
  /** Of followed partitions whose log ends too early, how often that was seen in a row. */
  readonly #doubts = new Map<number, number>();
  #generation = 0;
  #checks: NodeJS.Timeout | undefined;
  #partitionCount = 0;
  #foundPartitions = 0;
  #joined = false;

  constructor(options: KafkaLogReaderOptions) {
    this.#options = options;
    this.#topic = new Topic(options.kafka, options.topic);
    this.#consumer = options.kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: heartbeatIntervalMs,
      maxWaitTimeInMs: maxWaitMs,
      minBytes: 1,
      maxBytesPerPartition: 512 * 1024,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8, restartOnFailure: () => Promise.resolve(true) },
    });
    this.#endRests = restBetweenFetches(options.groupId, rest);
    this.#problems = new LastKnown({
      read: async () => (this.#followers.has(reviewedBeside) ? readTopicProblems(options.kafka, options.topic) : []),
      everyMs: options.reviewEveryMs ?? reviewEveryMs,
      clock: () => performance.now(),
    });
    this.#restart = new Restart(this.#consumer, () => this.#begin(), options.logger);
  }

  get healthy(): boolean {
    return this.#joined;
  }

  get surplusPartitions(): number {
    return Math.max(0, this.#foundPartitions - this.#partitionCount);
  }

  get topicProblems(): readonly string[] {
    return this.#problems.look()?.value ?? [];
  }

  async start(partitionCount: number): Promise<void> {
    this.#partitionCount = partitionCount;
    const { GROUP_JOIN, CRASH, DISCONNECT } = this.#consumer.events;
    const joined = Promise.withResolvers<undefined>();
    this.#consumer.on(GROUP_JOIN, ({ payload }) => {
      this.#restore(payload.memberAssignment[this.#options.topic] ?? []);
      joined.resolve(undefined);
    });
    for (const event of [CRASH, DISCONNECT] as const) this.#consumer.on(event, () => (this.#joined = false));
    await this.#topic.connect();
    const found = await this.#topic.countPartitions();
    if (found < partitionCount)
      throw new Error(`topic ${this.#options.topic} has ${found} partitions, the routing says ${partitionCount}`);
    await this.#begin();
    await joined.promise;
    this.#problems.start();
    this.#checks = setInterval(() => void this.#check().catch(() => undefined), checkMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#checks);
    this.#problems.stop();
    this.#restart.stop();
    this.#endRests();
    await Promise.allSettled([this.#consumer.disconnect(), this.#topic.close()]);
  }

  follow(partition: number, follower: PartitionFollower): void {
    this.#followers.set(partition, follower);
    if (this.#joined) this.#seek(partition, follower.next);
  }

  unfollow(partition: number): void {
    this.#followers.delete(partition);
    this.#suspected.delete(partition);
    this.#doubts.delete(partition);
    if (this.#joined) this.#consumer.pause([this.#at(partition)]);
  }

  async offsets(partitions: readonly number[]): Promise<OffsetRanges> {
    const found = await this.#topic.readOffsets(partitions);
    const generation = this.#generation;
    const ranges = [...found].map(
      ([partition, { start, end }]) =>
        [partition, { start: positionOf(generation, start), end: positionOf(generation, end) }] as const,
    );
    return new Map(ranges.filter(([partition, { end }]) => end >= (this.#reached.get(partition) ?? 0)));
  }

  useGeneration(generation: number): void {
    if (generation <= this.#generation) return;
    this.#options.logger.warn(
      { generation, before: this.#generation },
      'the log has a new generation, reading it from scratch',
    );
    this.#generation = generation;
    for (const follower of [...this.#followers.values()]) follower.lost();
  }

  async #check(): Promise<void> {
    const before = new Map(
      [...this.#followers].map(([partition, follower]) => [partition, { follower, next: offset(follower.next) }]),
    );
    if (before.size === 0) return;
    const log = await this.#topic.readOffsets([...before.keys()]);
    for (const [partition, { follower, next }] of before) {
      const range = log.get(partition);
      if (range === undefined || this.#followers.get(partition) !== follower) continue;
      const following = decideFollowing(next, this.#generation, range);
      const doubts = following === 'beyond' ? (this.#doubts.get(partition) ?? 0) + 1 : 0;
      this.#doubts.set(partition, doubts);
      if (following !== 'gone' && doubts < looksForNewLog) continue;
      this.#options.logger.warn(
        { partition, wanted: kafkaOffsetOf(next), ...range },
        'the log does not have what is to be read next: it was cut, or is another one',
      );
      follower.lost();
    }
  }

  async #begin(): Promise<void> {
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topic: this.#options.topic, fromBeginning: true });
    await this.#consumer.run({ autoCommit: false, eachBatch: (payload) => this.#takeBatch(payload) });
  }

  #at(partition: number): { topic: string; partitions: number[] } {
    return { topic: this.#options.topic, partitions: [partition] };
  }

  #restore(assigned: readonly number[]): void {
    const { topic, logger } = this.#options;
    this.#joined = true;
    this.#foundPartitions = assigned.length;
    if (this.surplusPartitions > 0) logger.warn({}, surplusPartitions(topic, assigned.length, this.#partitionCount));
    this.#consumer.pause([{ topic, partitions: assigned.filter((each) => !this.#followers.has(each)) }]);
    for (const [partition, follower] of this.#followers) this.#seek(partition, follower.next);
  }

  #seek(partition: number, position: number): void {
    this.#consumer.seek({ topic: this.#options.topic, partition, offset: String(kafkaOffsetOf(offset(position))) });
    this.#consumer.resume([this.#at(partition)]);
  }

  async #takeBatch({ batch }: EachBatchPayload): Promise<void> {
    const follower = this.#followers.get(batch.partition);
    if (follower === undefined) return;
    const records: LogRecord[] = [];
    for (const message of batch.messages) {
      const at = positionOf(this.#generation, Number(message.offset));
      if (at >= follower.next) records.push({ offset: at, value: message.value });
    }
    const first = records[0];
    if (first === undefined) return;
    if (first.offset > follower.next && !(await this.#confirmGap(batch.partition, follower, first.offset))) return;
    this.#suspected.delete(batch.partition);
    follower.take(records);
    this.#reached.set(batch.partition, offset(follower.next));
  }

  /**
   * Records are missing before the first one: this is a fetch from a wrong position (then seek again), or the log has a
   * gap or was cut at its beginning (then the second fetch begins at the same place).
   */
  async #confirmGap(partition: number, follower: PartitionFollower, first: number): Promise<boolean> {
    const wanted = offset(follower.next);
    if (this.#suspected.get(partition) !== first) {
      this.#suspected.set(partition, first);
      this.#options.logger.warn({ partition, wanted, first }, 'a batch begins after the wanted offset, reading again');
      this.#seek(partition, wanted);
      return false;
    }
    const range = (await this.#topic.readOffsets([partition])).get(partition);
    if (range === undefined || this.#followers.get(partition) !== follower) return false;
    const following = decideFollowing(wanted, this.#generation, range);
    if (following === 'gone') follower.lost();
    return following === 'on';
  }
}
