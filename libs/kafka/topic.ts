import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { untilLed } from './until-led.ts';

const { KafkaJSProtocolError } = kafkajs;

export interface OffsetRange {
  /** First offset that is still there. */
  readonly start: number;
  /** Offset of the next record. */
  readonly end: number;
}

export type OffsetRanges = ReadonlyMap<number, OffsetRange>;

/** The offsets of every partition of a topic, by number; waits while leaders move. Rejects with what Kafka says when that takes too long. */
export function readOffsets(kafka: Pick<Kafka, 'admin'>, topic: string): Promise<OffsetRanges> {
  return untilLed(async () => {
    const admin = kafka.admin();
    try {
      await admin.connect();
      return await fetchOffsets(admin, topic);
    } finally {
      await admin.disconnect();
    }
  }, isPassing);
}

/**
 * What is asked of a topic again and again, on one connection. An admin of kafkajs keeps to the leaders that it once learned of
 * for five minutes, and gives up at the first that leads no more: then another one asks, which knows nothing yet.
 */
export class Topic {
  readonly name: string;
  readonly #kafka: Pick<Kafka, 'admin'>;
  readonly #admin: Admin;

  constructor(kafka: Pick<Kafka, 'admin'>, name: string) {
    this.name = name;
    this.#kafka = kafka;
    this.#admin = kafka.admin();
  }

  connect(): Promise<void> {
    return this.#admin.connect();
  }

  /** Rejects when Kafka does not know the topic. */
  async countPartitions(): Promise<number> {
    const { topics } = await this.#admin.fetchTopicMetadata({ topics: [this.name] });
    return topics[0]?.partitions.length ?? 0;
  }

  /** As the function of that name. */
  async readOffsets(): Promise<OffsetRanges> {
    try {
      return await fetchOffsets(this.#admin, this.name);
    } catch (error) {
      if (!isPassing(error)) throw error;
      return readOffsets(this.#kafka, this.name);
    }
  }

  close(): Promise<void> {
    return this.#admin.disconnect();
  }
}

async function fetchOffsets(admin: Admin, topic: string): Promise<OffsetRanges> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(offsets.map(({ partition, low, high }) => [partition, { start: Number(low), end: Number(high) }]));
}

/** A broker says so while leaders move. */
function isPassing(error: unknown): boolean {
  return error instanceof KafkaJSProtocolError && error.retriable;
}
