import { setTimeout as delay } from 'node:timers/promises';
import kafkajs, { type Kafka } from 'kafkajs';
import { openCluster, type Cluster, type FetchedRecord } from './cluster.ts';
import { OffsetReader, type OffsetRanges } from './offset-reader.ts';

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

/**
 * Topics that are new or whose leaders have moved are known everywhere, and have leaders, within this; milliseconds.
 */
const [ledWithinMs, lookEveryMs] = [30_000, 100];

/** Asks again while the answer is an error that passes by itself. Rejects with it when that takes too long. */
export async function untilLed<T>(ask: () => Promise<T>, isPassing: (error: unknown) => boolean): Promise<T> {
  const deadlineMs = performance.now() + ledWithinMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || performance.now() > deadlineMs) throw error;
    }
    await delay(lookEveryMs);
  }
}

/** One request; the topics that are read so are small. */
const maxBytes = 1024 * 1024;
const maxWaitMs = 100;

/**
 * The records of a partition from one offset up to another, without a group: a group costs Kafka a member that joins
 * and leaves.
 */
async function readRecords(
  cluster: Cluster, topic: string, at: { readonly partition: number; readonly start: number; readonly end: number },
): Promise<FetchedRecord[]> {
  const { partition, end } = at;
  const found: FetchedRecord[] = [];
  for (let next = at.start; next < end;) {
    const leader =
      cluster.findTopicPartitionMetadata(topic).find(({ partitionId }) => partitionId === partition)?.leader ?? -1;
    const broker = await cluster.findBroker({ nodeId: leader });
    const asked = [{ topic, partitions: [{ partition, fetchOffset: String(next), maxBytes }] }];
    const { responses } = await broker.fetch({
      isolationLevel: 0, maxWaitTime: maxWaitMs, minBytes: 1, maxBytes, topics: asked,
    });
    const records = responses
      .flatMap((response) => response.partitions.flatMap(({ messages }) => messages))
      .filter(({ offset }) => Number(offset) >= next);
    const last = records.at(-1);
    if (last === undefined) break; // Compaction keeps the last record: beyond it there is nothing.
    found.push(...records);
    next = Number(last.offset) + 1;
  }
  return found;
}
