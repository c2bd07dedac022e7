import { hash } from 'node:crypto';
import { noDigest, type Watermark } from '@cecochat/cassandra';
import { generationOf, partition as asPartition, type Offset, type Partition } from '@cecochat/contracts';
import type { OffsetRange } from '@cecochat/kafka';
import { groupLane, PartitionLanes, readingFrom, type Admitted, type Lane, type Reading } from './partition-lanes.ts';
import { Placer, type PlacementOptions, type Target, type Term } from './placer.ts';
import { WrittenWatermarks } from './written-watermarks.ts';

/** The fields of a Kafka record that placement needs. */
interface Fetched {
  readonly offset: string;
  readonly value: Buffer | null;
}

/**
 * Resumes each partition of this member at the watermarks of the projections, and checks that watermarks and log stay
 * consistent. It ignores the offsets committed to Kafka. Positions that the log has lost are recorded as a gap, then
 * passed.
 *
 * Projections with the same watermark are read for by one lane. Those that are behind get lanes of their own, and
 * follow the lane before them when theirs has reached it.
 *
 * A partition is paused until it is placed. kafkajs resets a position that is out of range to the start of the log, so
 * every batch is checked against the offset that is wanted; one that begins elsewhere is dropped, and its projections
 * placed again.
 */
export class Placement {
  readonly #options: PlacementOptions;
  /** The watermarks known to be in Cassandra, of partitions of this term and of earlier ones. */
  readonly #written = new WrittenWatermarks();
  readonly #placer: Placer;
  #term: Term = newTerm();
  #placing: Promise<void> | undefined;

  constructor(options: PlacementOptions) {
    this.#options = options;
    this.#placer = new Placer(options, this.#written, (partition) => this.#again(partition));
  }

  /** The group gave out its partitions. */
  begin(partitions: readonly number[]): void {
    this.end();
    this.#term = newTerm();
    for (const each of partitions)
      this.#term.partitions.set(asPartition(each), new PartitionLanes(this.#options.projections));
    for (const partition of this.#term.partitions.keys()) this.#again(partition);
  }

  /** Nothing is placed any more. */
  end(): void {
    this.#term.over = true;
    for (const [partition, lanes] of this.#term.partitions) {
      for (const [lane] of lanes.readings()) if (lane !== groupLane) this.#options.lanes.pause(lane, partition);
    }
  }

  get isPlaced(): boolean {
    return [...this.#term.partitions.values()].every(({ isPlaced }) => isPlaced);
  }

  /** The watermarks of a projection in the partitions of this term, as far as they are known. */
  *watermarks(projection: string): Iterable<readonly [Partition, Offset]> {
    for (const partition of this.#term.partitions.keys()) yield [partition, this.#written.next(projection, partition)];
  }

  noteWritten(projection: string, partition: Partition, watermark: Watermark): void {
    this.#written.set(projection, partition, watermark);
  }

  /** Everything that the lane was given of the partition is written. */
  batchWritten(lane: Lane, partition: Partition): void {
    const merged = this.#term.over ? undefined : this.#term.partitions.get(partition)?.merge(lane);
    if (merged === undefined) return;
    const { lanes, logger } = this.#options;
    lanes.pause(lane, partition);
    const isBehind = (projection: string) =>
      [...this.#term.partitions.values()].some((each) => each.isBehind(projection));
    const done = merged.projections.filter((each) => !isBehind(each));
    if (done.length > 0) logger.info({ projections: done }, 'projections have caught up with the others');
  }

  /** The rows of a projection are not taken, while those of others in its lane are. */
  fellBehind(lane: Lane, partition: Partition, projection: string): void {
    const lanes = this.#term.partitions.get(partition);
    if (this.#term.over || lanes === undefined) return;
    this.#options.logger.warn(
      { partition, projection },
      'a projection cannot be written, the others continue without it',
    );
    lanes.part(lane, projection);
    this.#startPlacing();
  }

  /** The consumer of a lane has lost its place in every partition. */
  laneLost(lane: Lane): void {
    for (const [partition, lanes] of this.#term.partitions)
      if (lanes.reading(lane) !== undefined) this.#leave(lane, partition);
  }

  /** The records of a batch to write; undefined when it is not the expected batch. */
  admit<Item extends Fetched>(lane: Lane, partition: Partition, messages: readonly Item[]): Admitted<Item> | undefined {
    const lanes = this.#term.partitions.get(partition);
    const reading = lanes?.reading(lane);
    const first = messages[0];
    if (this.#term.over || lanes === undefined || reading === undefined || first === undefined) return undefined;
    if (reading.kind === 'comparing') return this.#compare(lane, partition, { lanes, reading, messages });
    if (!lanes.isExpected(lane, reading.next, Number(first.offset))) {
      this.#options.logger.warn(
        { partition, wanted: reading.next, first: Number(first.offset) },
        'a batch does not begin where it is wanted, looking at the log',
      );
      this.#leave(lane, partition);
      return undefined;
    }
    return takeBatch(lanes, lane, messages);
  }

  /**
   * Checks that the tables and the log still match what this member wrote, and places the partitions again that do not.
   * To be called periodically: a restore of tables, and a log that is truncated or recreated, raise no event.
   */
  async check(): Promise<void> {
    const term = this.#term;
    const { generation, progress, readLog, onRestored, logger, projections } = this.#options;
    const before = this.#written.copy();
    const placed = [...term.partitions].map(([partition, lanes]) => ({
      partition,
      readings: Array.from(lanes.readings(), ([, each]) => each),
    }));
    const found = await progress.read(projections);
    const now = await generation.refresh();
    const log = await readLog();
    if (term.over) return;
    const restored = before.aboveThose(found).filter(({ partition }) => term.partitions.has(partition));
    if (restored.length > 0) {
      logger.warn(
        { partitions: restored.length },
        'the watermarks are lower than they were written: the tables were restored or emptied',
      );
      for (const { projection, partition } of restored) this.#written.delete(projection, partition);
      await onRestored();
      if (term.over) return;
    }
    const lost = new Set(restored.map(({ partition }) => partition));
    for (const { partition, readings } of placed) {
      const isLost = lost.has(partition) || readings.some((reading) => isOutside(reading, now, log.get(partition)));
      if (readings.length > 0 && isLost) this.#again(partition);
    }
  }

  #compare<Item extends Fetched>(
    lane: Lane,
    partition: Partition,
    {
      lanes,
      reading,
      messages,
    }: {
      readonly lanes: PartitionLanes;
      readonly reading: Extract<Reading, { kind: 'comparing' }>;
      readonly messages: readonly Item[];
    },
  ): Admitted<Item> | undefined {
    const { at, digest, next, generation, projections } = reading;
    const [first, ...rest] = messages;
    if (first === undefined || Number(first.offset) !== at) return this.#leave(lane, partition);
    const isSame = digestOf(first.value) === digest;
    if (!isSame || generationOf(next) !== generation) {
      lanes.compared.set(next, isSame ? 'same' : 'other');
      return this.#leave(lane, partition);
    }
    lanes.open(lane, readingFrom(projections, at + 1, generation));
    return rest.length === 0 ? { records: rest, generation, takers: new Map() } : takeBatch(lanes, lane, rest);
  }

  /** The lane reads nothing of the partition until its projections are placed. */
  #leave(lane: Lane, partition: Partition): undefined {
    this.#options.lanes.pause(lane, partition);
    this.#term.partitions.get(partition)?.leave(lane);
    this.#startPlacing();
  }

  /** Nothing of the partition is read until it is placed. */
  #again(partition: Partition): void {
    const lanes = this.#term.partitions.get(partition);
    if (lanes === undefined) return;
    lanes.compared.clear();
    for (const lane of new Set([groupLane, ...Array.from(lanes.readings(), ([each]) => each)]))
      this.#leave(lane, partition);
  }

  #startPlacing(): void {
    this.#placing ??= this.#place().finally(() => {
      this.#placing = undefined;
      if (this.#waiting().length > 0) this.#startPlacing(); // Those of a term that began meanwhile.
    });
  }

  async #place(): Promise<void> {
    await Promise.resolve(); // All partitions of one term are looked at together.
    await this.#placer.placeAll(this.#term, () => this.#waiting());
  }

  #waiting(): Target[] {
    const term = this.#term;
    if (term.over) return [];
    const waiting = [...term.partitions].filter(([, lanes]) => lanes.waiting.size > 0);
    return waiting.map(([partition, lanes]) => ({ term, partition, lanes, projections: [...lanes.waiting] }));
  }
}

const newTerm = (): Term => ({ over: false, partitions: new Map(), doubts: new Map() });

function takeBatch<Item extends Fetched>(lanes: PartitionLanes, lane: Lane, records: readonly Item[]): Admitted<Item> {
  const [first, last] = [records[0], records.at(-1)];
  return { records, ...lanes.take(lane, Number(first?.offset), Number(last?.offset)) };
}

/** Pure: whether the log is in another generation, or does not reach over the place that is read any more. */
function isOutside(reading: Reading, generation: number, log: OffsetRange | undefined): boolean {
  if (reading.generation !== generation) return true;
  if (log === undefined) return false;
  const next = reading.kind === 'reading' ? reading.next : reading.at;
  return next < log.start || next > log.end;
}

/** Distinguishes records: the digest of the record just before a watermark is stored with the watermark. */
export function digestOf(value: Buffer | null): bigint {
  const digest = hash('sha256', value ?? '', 'buffer').readBigInt64BE();
  return digest === noDigest ? 1n : digest;
}
