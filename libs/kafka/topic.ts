import kafkajs, { type Kafka } from 'kafkajs';
import { openCluster, type Cluster, type FetchedRecord } from './cluster.ts';
import { OffsetReader, type OffsetRanges } from './offset-reader.ts';
import { readRecords } from './read-records.ts';
import { untilLed } from './until-led.ts';

const { KafkaJSProtocolError } = kafkajs;

/**
 * The offsets of every partition of a topic that has a leader, by number. Waits while leaders move; rejects with the
 * error of Kafka when that takes too long.
 */
export async function readOffsets(kafka: Kafka, topic: string): Promise<OffsetRanges> {
  const asked = new Topic(kafka, topic);
  try {
    await asked.connect();
    return await asked.readOffsets();
  } finally {
    await asked.close();
  }
}

/** Repeated requests about a topic, on their own connections. */
export class Topic {
  readonly name: string;
  readonly #cluster: Cluster;
  readonly #offsets: OffsetReader;

  constructor(kafka: Kafka, name: string, cluster = openCluster(kafka)) {
    this.name = name;
    this.#cluster = cluster;
    this.#offsets = new OffsetReader(cluster, name);
  }

  connect(): Promise<void> {
    return this.#cluster.connect();
  }

  /** As Kafka has it now. Rejects when Kafka does not know the topic. */
  async countPartitions(): Promise<number> {
    await this.#cluster.addTargetTopic(this.name);
    await this.#cluster.refreshMetadata();
    return this.#cluster.findTopicPartitionMetadata(this.name).length;
  }

  /**
   * The offsets of the partitions, or of the whole topic; without missing partitions and those without a leader. Waits
   * while leaders move. Rejects with the error of Kafka when that takes too long.
   */
  readOffsets(partitions?: readonly number[]): Promise<OffsetRanges> {
    return this.#whileLeadersMove(() => this.#offsets.read(partitions));
  }

  /** Every record that a partition has now. Waits and rejects as `readOffsets` does. */
  async readRecords(partition: number): Promise<FetchedRecord[]> {
    const range = (await this.readOffsets([partition])).get(partition);
    if (range === undefined) throw new Error(`topic ${this.name} in kafka has no leader`); // Its identity is unknown.
    return this.#whileLeadersMove(() => readRecords(this.#cluster, this.name, { partition, ...range }));
  }

  #whileLeadersMove<T>(work: () => Promise<T>): Promise<T> {
    return untilLed(async () => {
      try {
        return await work();
      } catch (error) {
        if (isPassing(error)) await this.#cluster.refreshMetadata();
        throw error;
      }
    }, isPassing);
  }

  close(): Promise<void> {
    return this.#cluster.disconnect();
  }
}

/** Errors that a broker returns while leaders move. */
function isPassing(error: unknown): boolean {
  return error instanceof KafkaJSProtocolError && error.retriable;
}
