import { Restart, Topic, type OffsetRanges } from '@cecochat/kafka';
import type { Logger } from '@cecochat/runtime';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';

/** A record as read, for whoever follows the partition. */
export interface LogRecord {
  readonly offset: number;
  readonly value: Buffer | null;
}

/** Follows one partition. */
export interface PartitionFollower {
  /** The next offset it wants. */
  readonly next: number;
  /** Takes records in order; the first is at `next` or later. */
  take(records: readonly LogRecord[]): void;
  /** The log no longer holds `next`: it begins at this offset now. */
  truncated(start: number): void;
}

export interface LogReaderOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  /** Unique to this incarnation: the server is the only member of its group. */
  readonly groupId: string;
  readonly logger: Logger;
}

/**
 * After Kafka was away the consumer joins as a new member, and Kafka waits this long for the one that it was before: nothing
 * is delivered until then. The least that Kafka allows by default.
 */
const sessionTimeoutMs = 6_000;
const heartbeatIntervalMs = 1_500;
/** Bound on how long a partition that is served anew waits for the fetch under way. */
const maxWaitMs = 100;

/**
 * Reads the partitions that are followed and no others. kafkajs has no manual assignment: a consumer group with one member
 * gets every partition, and those that nobody follows are paused. A group that is joined again has forgotten pauses and
 * positions, and a fetch under way may bring records from before a seek: so both are set at every join, and every batch
 * is checked against the offset that its follower wants.
 */
export class LogReader {
  readonly #options: LogReaderOptions;
  readonly #consumer: Consumer;
  readonly #topic: Topic;
  readonly #restart: Restart;
  readonly #followers = new Map<number, PartitionFollower>();
  readonly #suspected = new Map<number, number>();
  #partitionCount = 0;
  #joined = false;

  constructor(options: LogReaderOptions) {
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
    this.#restart = new Restart(this.#consumer, () => this.#begin(), options.logger);
  }

  get healthy(): boolean {
    return this.#joined;
  }

  /** Begins. Throws an Error that names both counts when the topic does not have so many partitions. */
  async start(partitionCount: number): Promise<void> {
    this.#partitionCount = partitionCount;
    const { GROUP_JOIN, CRASH, DISCONNECT } = this.#consumer.events;
    const joined = Promise.withResolvers<undefined>();
    this.#consumer.on(GROUP_JOIN, () => {
      this.#restore();
      joined.resolve(undefined);
    });
    for (const event of [CRASH, DISCONNECT] as const) this.#consumer.on(event, () => (this.#joined = false));
    await this.#topic.connect();
    const found = (await this.offsets()).size;
    if (found !== partitionCount) throw new Error(`topic ${this.#options.topic} has ${found} partitions, the routing says ${partitionCount}`);
    await this.#begin();
    await joined.promise;
  }

  async stop(): Promise<void> {
    this.#restart.stop();
    await Promise.allSettled([this.#consumer.disconnect(), this.#topic.close()]);
  }

  follow(partition: number, follower: PartitionFollower): void {
    this.#followers.set(partition, follower);
    if (this.#joined) this.#seek(partition, follower.next);
  }

  unfollow(partition: number): void {
    this.#followers.delete(partition);
    this.#suspected.delete(partition);
    if (this.#joined) this.#consumer.pause([this.#at(partition)]);
  }

  /** First and next offset of each partition of the topic, as Kafka has them now. */
  offsets(): Promise<OffsetRanges> {
    return this.#topic.readOffsets();
  }

  async #begin(): Promise<void> {
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topic: this.#options.topic });
    await this.#consumer.run({ autoCommit: false, eachBatch: (payload) => this.#takeBatch(payload) });
  }

  #at(partition: number): { topic: string; partitions: number[] } {
    return { topic: this.#options.topic, partitions: [partition] };
  }

  #restore(): void {
    this.#joined = true;
    const all = Array.from({ length: this.#partitionCount }, (_, partition) => partition);
    this.#consumer.pause([{ topic: this.#options.topic, partitions: all.filter((each) => !this.#followers.has(each)) }]);
    for (const [partition, follower] of this.#followers) this.#seek(partition, follower.next);
  }

  #seek(partition: number, offset: number): void {
    this.#consumer.seek({ topic: this.#options.topic, partition, offset: String(offset) });
    this.#consumer.resume([this.#at(partition)]);
  }

  async #takeBatch({ batch }: EachBatchPayload): Promise<void> {
    const follower = this.#followers.get(batch.partition);
    if (follower === undefined) return;
    const records: LogRecord[] = [];
    for (const { offset, value } of batch.messages) {
      const at = Number(offset);
      if (at >= follower.next) records.push({ offset: at, value });
    }
    const first = records[0];
    if (first === undefined) return;
    if (first.offset > follower.next && !(await this.#confirmGap(batch.partition, follower, first.offset))) return;
    this.#suspected.delete(batch.partition);
    follower.take(records);
  }

  /**
   * Records are missing before the first one: this is a fetch from a wrong position (then seek again), or the log has a gap
   * or was cut at its beginning (then the second fetch begins at the same place).
   */
  async #confirmGap(partition: number, follower: PartitionFollower, first: number): Promise<boolean> {
    const wanted = follower.next;
    if (this.#suspected.get(partition) !== first) {
      this.#suspected.set(partition, first);
      this.#options.logger.warn({ partition, wanted, first }, 'a batch begins after the wanted offset, reading again');
      this.#seek(partition, wanted);
      return false;
    }
    const start = (await this.offsets()).get(partition)?.start ?? 0;
    if (start > wanted) follower.truncated(start);
    return true;
  }
}
