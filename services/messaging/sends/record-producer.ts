import { explicitPartition } from '@cecochat/kafka';
import type { Logger } from '@cecochat/runtime';
import type { Kafka, Producer } from 'kafkajs';
import { cutIntoRequests, type OutgoingRecord } from './requests.ts';

const retryMs = 250;
/** Below the 1 MiB that Kafka takes in a batch by default. */
const maxPartitionBytes = 900 * 1024;

/** Writes batches of records, each until Kafka has acknowledged all of it. */
export class RecordProducer {
  readonly #producer: Producer;
  readonly #topic: string;
  readonly #logger: Logger;
  readonly #onRetry: () => void;

  constructor(kafka: Kafka, topic: string, logger: Logger, onRetry: () => void) {
    this.#producer = kafka.producer({ createPartitioner: explicitPartition, allowAutoTopicCreation: false, maxInFlightRequests: 1 });
    this.#topic = topic;
    this.#logger = logger;
    this.#onRetry = onRetry;
  }

  async connect(): Promise<void> {
    await this.#producer.connect();
  }

  async disconnect(): Promise<void> {
    await this.#producer.disconnect();
  }

  /**
   * Writes the records, in their order within each partition, acks=all. Tries until that succeeds, so that no later record
   * overtakes them; rejects only when the signal aborts, with nothing known about what was written.
   */
  async write(records: readonly OutgoingRecord[], signal: AbortSignal): Promise<void> {
    for (const messages of cutIntoRequests(records, maxPartitionBytes)) await this.#writeRequest(messages, signal);
  }

  async #writeRequest(messages: OutgoingRecord[], signal: AbortSignal): Promise<void> {
    const topicMessages = [{ topic: this.#topic, messages }];
    for (;;) {
      signal.throwIfAborted();
      try {
        await this.#producer.sendBatch({ acks: -1, topicMessages });
        return;
      } catch (error) {
        this.#onRetry();
        this.#logger.warn({ err: error }, 'kafka did not take a batch, trying again');
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }
}
