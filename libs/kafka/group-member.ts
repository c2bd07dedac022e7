import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { KafkaLogger } from './create-kafka.ts';
import { Restart } from './restart.ts';

export interface GroupMemberLogger extends KafkaLogger {
  info(details: object, message: string): void;
}

export interface GroupMemberOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topic: string;
  readonly handle: (payload: EachBatchPayload) => Promise<void>;
  /** Called with the partitions of this member each time the group gave them out. */
  readonly onAssigned: (partitions: readonly number[]) => void;
  /** How long Kafka waits for how many bytes of records: fuller batches, which come at most this much later. */
  readonly gather: { readonly ms: number; readonly bytes: number };
  readonly logger: GroupMemberLogger;
}

/** A member that dies without a word keeps its partitions for this long: no other member reads them. */
const sessionTimeoutMs = 10_000;
const heartbeatIntervalMs = 3_000;
/** Bound on one fetch; memory holds two, as the next is fetched while one is written. */
const maxBytes = 2 * 1024 * 1024;
const maxBytesPerPartition = 256 * 1024;
/** Bound on partitions whose batches are in flight at once, so that their rows share batches. */
const concurrentPartitions = 64;

/** A member of the consumer group that comes back whatever happens, until it is stopped. */
export class GroupMember {
  readonly #options: GroupMemberOptions;
  readonly consumer: Consumer;
  readonly #restart: Restart;
  #joined = false;

  constructor(options: GroupMemberOptions) {
    this.#options = options;
    this.consumer = options.kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: heartbeatIntervalMs,
      maxWaitTimeInMs: options.gather.ms,
      minBytes: options.gather.bytes,
      maxBytes,
      maxBytesPerPartition,
      allowAutoTopicCreation: false,
    });
    this.#restart = new Restart(this.consumer, () => this.#begin(), options.logger);
    this.#follow();
  }

  /** Whether the group gave this member its partitions and nothing has happened since. */
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
    await this.consumer.disconnect();
    this.#joined = false;
  }

  async #begin(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: this.#options.topic, fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: concurrentPartitions,
      eachBatch: this.#options.handle,
    });
  }

  #follow(): void {
    const { events } = this.consumer;
    this.consumer.on(events.GROUP_JOIN, ({ payload }) => {
      const partitions = payload.memberAssignment[this.#options.topic] ?? [];
      this.#joined = true;
      this.#options.logger.info({ partitions: partitions.length }, 'joined the group');
      this.#options.onAssigned(partitions);
    });
    for (const event of [events.REBALANCING, events.CRASH] as const) this.consumer.on(event, () => (this.#joined = false));
  }
}
