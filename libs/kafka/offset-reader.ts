import type { OffsetsCluster } from './cluster.ts';

export interface OffsetRange {
  /** First offset that is still there. */
  readonly start: number;
  /** Offset of the next record. */
  readonly end: number;
}

export type OffsetRanges = ReadonlyMap<number, OffsetRange>;

type Leaders = ReadonlyMap<number, number>;

/** Kafka's special values for a timestamp. */
const [latest, earliest] = [-1, -2];
/** Also what transactions have not committed counts: it has offsets. */
const readUncommitted = 0;

/**
 * Asks the leaders of partitions of one topic for their offsets; the work is that of the partitions asked for, whatever
 * the topic has.
 */
export class OffsetReader {
  readonly #cluster: OffsetsCluster;
  readonly #topic: string;
  #leaders:
    | { readonly of: ReturnType<OffsetsCluster['findTopicPartitionMetadata']>; readonly byPartition: Leaders }
    | undefined;

  constructor(cluster: OffsetsCluster, topic: string) {
    this.#cluster = cluster;
    this.#topic = topic;
  }

  /**
   * The offsets of the partitions, or of all; without those that the topic does not have, and those that have no
   * leader.
   */
  async read(partitions?: readonly number[]): Promise<OffsetRanges> {
    await this.#cluster.addTargetTopic(this.#topic);
    await this.#cluster.refreshMetadataIfNecessary();
    const leaders = this.#readLeaders();
    const byLeader = new Map<number, number[]>();
    for (const partition of partitions ?? leaders.keys()) {
      const leader = leaders.get(partition);
      if (leader === undefined || leader < 0) continue;
      const led = byLeader.get(leader);
      if (led === undefined) byLeader.set(leader, [partition]);
      else led.push(partition);
    }
    const answers = await Promise.all(Array.from(byLeader, ([leader, led]) => this.#ask(leader, led)));
    return new Map(answers.flat());
  }

  async #ask(nodeId: number, partitions: readonly number[]): Promise<[number, OffsetRange][]> {
    const broker = await this.#cluster.findBroker({ nodeId });
    const at = async (timestamp: number) => {
      const topics = [{ topic: this.#topic, partitions: partitions.map((partition) => ({ partition, timestamp })) }];
      const { responses } = await broker.listOffsets({ isolationLevel: readUncommitted, topics });
      return responses.flatMap((response) => response.partitions);
    };
    // One after the other: a start that was read first could be above an end that was read before it.
    const ends = await at(latest);
    const starts = new Map((await at(earliest)).map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.map(({ partition, offset }) => [partition, { start: starts.get(partition) ?? 0, end: Number(offset) }]);
  }

  /** Built once for each reading of the metadata. */
  #readLeaders(): Leaders {
    const of = this.#cluster.findTopicPartitionMetadata(this.#topic);
    if (this.#leaders?.of !== of)
      this.#leaders = { of, byPartition: new Map(of.map(({ partitionId, leader }) => [partitionId, leader])) };
    return this.#leaders.byPartition;
  }
}

/**
 * Shares look-ups among concurrent callers. One is in flight at a time; all callers that arrive meanwhile share the
 * next one: an answer is never older than its question, and a thousand devices that connect at once cost two look-ups.
 * After each look-up Kafka has a rest, so that devices with wrong cursors cannot keep it busy.
 */
export class OffsetLookups {
  readonly #read: (partitions: readonly number[]) => Promise<OffsetRanges>;
  readonly #rest: () => Promise<unknown>;
  #asked = new Set<number>();
  #next: Promise<OffsetRanges> | undefined;
  #underWay: Promise<unknown> = Promise.resolve();

  /** `rest` resolves when the next look-up may begin. */
  constructor(read: (partitions: readonly number[]) => Promise<OffsetRanges>, rest: () => Promise<unknown>) {
    this.#read = read;
    this.#rest = rest;
  }

  /** The offsets of a partition; undefined when the topic does not have it. */
  async of(partition: number): Promise<OffsetRange | undefined> {
    this.#asked.add(partition);
    this.#next ??= this.#begin();
    return (await this.#next).get(partition);
  }

  #begin(): Promise<OffsetRanges> {
    const lookup = this.#underWay.then(() => {
      const partitions = [...this.#asked];
      this.#asked = new Set();
      this.#next = undefined;
      return this.#read(partitions);
    });
    this.#underWay = lookup.catch(() => undefined).then(() => this.#rest());
    return lookup;
  }
}
