import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { KafkaLogger } from './create-kafka.ts';
import { restBetweenFetches, type FetchRest } from './lean-fetching.ts';
import type { GroupBatch, LogGroup } from './log-group.ts';

export interface GroupMemberLogger extends KafkaLogger {
  info(details: object, message: string): void;
}

export interface GroupMemberOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topic: string;
  readonly handle: (batch: GroupBatch) => Promise<void>;
  /** Called with the partitions of this member each time the group gave them out. */
  readonly onAssigned: (partitions: readonly number[]) => void;
  /** Fuller batches, which come at most this much later; without it each record is fetched as soon as it is there. */
  readonly rest?: FetchRest;
  readonly logger: GroupMemberLogger;
}

/** A member that dies without a word keeps its partitions for this long: no other member reads them. */
const sessionTimeoutMs = 10_000;
const heartbeatIntervalMs = 3_000;
/** A member that leaves or joins waits for the fetch in flight. */
const maxWaitMs = 500;
/** Bound on one fetch; memory holds two, as the next is fetched while one is written. */
const maxBytes = 2 * 1024 * 1024;
const maxBytesPerPartition = 256 * 1024;
/** Bound on partitions whose batches are in flight at once, so that their rows share batches. */
const concurrentPartitions = 64;

/** A member of a consumer group of Kafka that comes back whatever happens, until it is stopped. */
export class GroupMember implements LogGroup {
  readonly #options: GroupMemberOptions;
  readonly #consumer: Consumer;
  readonly #restart: Restart;
  readonly #endRests: () => void;
  #joined = false;

  constructor(options: GroupMemberOptions) {
    this.#options = options;
    this.#consumer = options.kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: heartbeatIntervalMs,
      maxWaitTimeInMs: maxWaitMs,
      minBytes: 1,
      maxBytes,
      maxBytesPerPartition,
      allowAutoTopicCreation: false,
    });
    this.#endRests = options.rest === undefined ? () => undefined : restBetweenFetches(options.groupId, options.rest);
    this.#restart = new Restart(this.#consumer, () => this.#begin(), options.logger);
    this.#follow();
  }

  isJoined(): boolean {
    return this.#joined;
  }

  async start(): Promise<void> {
    try {
      await this.#begin();
    } catch (error) {
      this.#restart.after(error);
    }
  }

  async stop(): Promise<void> {
    this.#restart.stop();
    this.#endRests();
    await this.#consumer.disconnect();
    this.#joined = false;
  }

  seek(partition: number, offset: number): void {
    this.#consumer.seek({ topic: this.#options.topic, partition, offset: String(offset) });
  }

  pause(partitions: readonly number[]): void {
    this.#consumer.pause([this.#at(partitions)]);
  }

  resume(partitions: readonly number[]): void {
    this.#consumer.resume([this.#at(partitions)]);
  }

  async commit(next: ReadonlyMap<number, number>): Promise<void> {
    const { topic } = this.#options;
    const offsets = Array.from(next, ([partition, offset]) => ({ topic, partition, offset: String(offset) }));
    await this.#consumer.commitOffsets(offsets);
  }

  #at(partitions: readonly number[]): { topic: string; partitions: number[] } {
    return { topic: this.#options.topic, partitions: [...partitions] };
  }

  async #begin(): Promise<void> {
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topic: this.#options.topic, fromBeginning: true });
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: concurrentPartitions,
      eachBatch: (payload) => this.#options.handle(batchOf(payload)),
    });
  }

  #follow(): void {
    const { events } = this.#consumer;
    this.#consumer.on(events.GROUP_JOIN, ({ payload }) => {
      const partitions = payload.memberAssignment[this.#options.topic] ?? [];
      this.#joined = true;
      this.#options.logger.info({ partitions: partitions.length }, 'joined the group');
      this.#options.onAssigned(partitions);
    });
    for (const event of [events.REBALANCING, events.CRASH] as const)
      this.#consumer.on(event, () => (this.#joined = false));
  }
}

function batchOf({ batch, heartbeat, resolveOffset }: EachBatchPayload): GroupBatch {
  const { partition, messages, highWatermark } = batch;
  return {
    partition, records: messages, lastOffset: batch.lastOffset(), end: highWatermark, heartbeat, resolve: resolveOffset,
  };
}

const restartMs = 1_000;

/**
 * Begins with a consumer again when kafkajs has given up. It does so after errors that it takes for the last ones, also
 * where a
 * broker that has just started does not know yet who coordinates the group.
 */
export class Restart {
  readonly #begin: () => Promise<void>;
  readonly #logger: KafkaLogger;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(consumer: Consumer, begin: () => Promise<void>, logger: KafkaLogger) {
    this.#begin = begin;
    this.#logger = logger;
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) this.after(payload.error);
    });
  }

  /** Begins again in a moment, because of an error, and again when that fails. */
  after(reason: unknown): void {
    if (this.#stopped) return;
    this.#logger.warn({ err: reason }, 'a consumer has ended, beginning again');
    this.#timer = setTimeout(() => void this.#begin().catch((error: unknown) => this.after(error)), restartMs);
  }

  /** Before the consumer is ended for good. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
