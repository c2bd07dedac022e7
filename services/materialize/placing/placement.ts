import { setTimeout } from 'node:timers/promises';
import {
  describeFailure, noDigest, progressRows, type ProgressReader, type Row, type Watermark,
} from '@cecochat/cassandra';
import { generationOf, kafkaOffsetOf, partition as asPartition, type Offset, type Partition } from '@cecochat/contracts';
import type { OffsetRange, OffsetRanges } from '@cecochat/kafka';
import { decidePlace, type PlaceFacts } from './decide-place.ts';
import { digestOf } from './digest.ts';
import type { Gaps } from './gaps.ts';
import type { Generation } from './generation.ts';
import { groupByPosition, type Group } from './group-by-position.ts';
import { groupLane, PartitionLanes, type Admitted, type Lane, type Reading } from './partition-lanes.ts';
import { WrittenWatermarks } from './written-watermarks.ts';

/** The fields of a Kafka record that placement needs. */
interface Fetched {
  readonly offset: string;
  readonly value: Buffer | null;
}

/** The consumers that read for a partition. */
export interface LaneConsumers {
  /** False while the consumer of a lane has no partitions; then this starts it. */
  isReady(lane: Lane): boolean;
  read(lane: Lane, partition: Partition, from: number): void;
  pause(lane: Lane, partition: Partition): void;
  /** Gives up what is being written of a partition by the lanes that are to settle, and waits for its end. */
  settle(partition: Partition, isToSettle: (lane: Lane) => boolean): Promise<void>;
}

export interface PlacementOptions {
  readonly lanes: LaneConsumers;
  /** Names of the projections that are written. */
  readonly projections: readonly string[];
  readonly readLog: () => Promise<OffsetRanges>;
  readonly progress: Pick<ProgressReader, 'read'>;
  readonly gaps: Gaps;
  readonly write: (rows: readonly Row[]) => Promise<void>;
  readonly generation: Generation;
  /** The tables lack rows that were written: remembered facts about them are wrong. */
  readonly onRestored: () => Promise<void>;
  readonly logger: { info(details: object, message: string): void; warn(details: object, message: string): void };
}

/** The time from when the group gives out its partitions until it does so again. */
interface Term {
  over: boolean;
  readonly partitions: Map<Partition, PartitionLanes>;
  /** Of partitions whose log seems to be another one, how often in a row. */
  readonly doubts: Map<Partition, number>;
}

/** Projections of a partition that are placed together, and what is known of the partition. */
interface Target {
  readonly term: Term;
  readonly partition: Partition;
  readonly lanes: PartitionLanes;
  readonly projections: readonly string[];
}

const retryMs = 1_000;
/** The end of a partition can be behind for a moment when its leader has moved: it must be short this often, a second apart. */
const looksForNewLog = 5;

/**
 * Resumes each partition of this member at the watermarks of the projections, and checks that watermarks and log stay
 * consistent. It ignores the offsets committed to Kafka. Positions that the log has lost are recorded as a gap, then
 * passed.
 *
 * Projections with the same watermark are read for by one lane. Those that are behind get lanes of their own, and
 * follow the lane before them when theirs has reached it.
 *
 * A partition is paused until it is placed. kafkajs resets a position that is out of range to the start of the log, so every
 * batch is checked against the offset that is wanted; one that begins elsewhere is dropped, and its projections placed again.
 */
export class Placement {
  readonly #options: PlacementOptions;
  /** The watermarks known to be in Cassandra, of partitions of this term and of earlier ones. */
  readonly #written = new WrittenWatermarks();
  #term: Term = newTerm();
  #placing: Promise<void> | undefined;

  constructor(options: PlacementOptions) {
    this.#options = options;
  }

  /** The group gave out its partitions. */
  begin(partitions: readonly number[]): void {
    this.end();
    this.#term = newTerm();
    for (const each of partitions) this.#term.partitions.set(asPartition(each), new PartitionLanes(this.#options.projections));
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
    const isBehind = (projection: string) => [...this.#term.partitions.values()].some((each) => each.isBehind(projection));
    const done = merged.projections.filter((each) => !isBehind(each));
    if (done.length > 0) logger.info({ projections: done }, 'projections have caught up with the others');
  }

  /** The rows of a projection are not taken, while those of others in its lane are. */
  fellBehind(lane: Lane, partition: Partition, projection: string): void {
    const lanes = this.#term.partitions.get(partition);
    if (this.#term.over || lanes === undefined) return;
    this.#options.logger.warn({ partition, projection }, 'a projection cannot be written, the others continue without it');
    lanes.part(lane, projection);
    this.#startPlacing();
  }

  /** The consumer of a lane has lost its place in every partition. */
  laneLost(lane: Lane): void {
    for (const [partition, lanes] of this.#term.partitions) if (lanes.reading(lane) !== undefined) this.#leave(lane, partition);
  }

  /** The records of a batch to write; undefined when it is not the expected batch. */
  admit<Item extends Fetched>(lane: Lane, partition: Partition, messages: readonly Item[]): Admitted<Item> | undefined {
    const lanes = this.#term.partitions.get(partition);
    const reading = lanes?.reading(lane);
    const first = messages[0];
    if (this.#term.over || lanes === undefined || reading === undefined || first === undefined) return undefined;
    if (reading.kind === 'comparing') return this.#compare(lane, partition, { lanes, reading, messages });
    if (!lanes.isExpected(lane, reading.next, Number(first.offset))) {
      this.#options.logger.warn({ partition, wanted: reading.next, first: Number(first.offset) }, 'a batch does not begin where it is wanted, looking at the log');
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
    const placed = [...term.partitions].map(([partition, lanes]) => ({ partition, readings: Array.from(lanes.readings(), ([, each]) => each) }));
    const found = await progress.read(projections);
    const now = await generation.refresh();
    const log = await readLog();
    if (term.over) return;
    const restored = before.aboveThose(found).filter(({ partition }) => term.partitions.has(partition));
    if (restored.length > 0) {
      logger.warn({ partitions: restored.length }, 'the watermarks are lower than they were written: the tables were restored or emptied');
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
    { lanes, reading, messages }: { readonly lanes: PartitionLanes; readonly reading: Extract<Reading, { kind: 'comparing' }>; readonly messages: readonly Item[] },
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
    for (const lane of new Set([groupLane, ...Array.from(lanes.readings(), ([each]) => each)])) this.#leave(lane, partition);
  }

  #startPlacing(): void {
    this.#placing ??= this.#placeAll().finally(() => {
      this.#placing = undefined;
      if (this.#waiting().length > 0) this.#startPlacing(); // Those of a term that began meanwhile.
    });
  }

  #waiting(): Target[] {
    const term = this.#term;
    if (term.over) return [];
    const waiting = [...term.partitions].filter(([, lanes]) => lanes.waiting.size > 0);
    return waiting.map(([partition, lanes]) => ({ term, partition, lanes, projections: [...lanes.waiting] }));
  }

  async #placeAll(): Promise<void> {
    await Promise.resolve(); // All partitions of one term are looked at together.
    const term = this.#term;
    for (let said = ''; !term.over && this.#waiting().length > 0; ) {
      try {
        await this.#placeWaiting(term);
      } catch (error) {
        const reason = describeFailure(error);
        if (reason !== said) this.#options.logger.warn({ reason }, 'partitions cannot be placed yet, trying again');
        said = reason;
      }
      if (!term.over && this.#waiting().length > 0) await setTimeout(retryMs);
    }
  }

  async #placeWaiting(term: Term): Promise<void> {
    const { generation, progress, readLog, lanes: consumers, projections } = this.#options;
    const waiting = this.#waiting();
    // Else a watermark could be written after it is read.
    await Promise.all(waiting.map(({ partition, lanes }) => consumers.settle(partition, (lane) => lanes.reading(lane) === undefined)));
    const now = await generation.refresh();
    const found = await progress.read(projections);
    const log = await readLog();
    for (const target of waiting) {
      if (term.over || generation.current !== now) return;
      const range = log.get(target.partition);
      if (range === undefined) continue;
      await this.#options.gaps.show(target.partition, found);
      for (const group of groupByPosition(target.projections, target.partition, found)) {
        await this.#place({ ...target, projections: group.projections }, group, range);
        if (target.lanes.reading(groupLane) === undefined) break; // The lane before all others comes first.
      }
    }
  }

  async #place(target: Target, group: Group, log: OffsetRange): Promise<void> {
    const lastRecord = target.lanes.compared.get(group.watermark.next) ?? 'not-compared';
    let watermark: Watermark | undefined = group.watermark;
    while (watermark !== undefined) {
      if (target.term.over || !target.projections.every((each) => target.lanes.waiting.has(each))) return;
      watermark = await this.#apply(target, { watermark, generation: this.#options.generation.current, log, lastRecord });
    }
  }

  /** Does what a place asks for; returns the watermark from which on it is decided again, where it is to be. */
  async #apply(target: Target, facts: PlaceFacts & { readonly watermark: Watermark }): Promise<Watermark | undefined> {
    const { term, partition, projections } = target;
    const { watermark, generation } = facts;
    const place = decidePlace(facts);
    if (place.kind !== 'new-log') term.doubts.delete(partition);
    switch (place.kind) {
      case 'read':
        return this.#read(target, watermark, readingFrom(projections, place.from, generation));
      case 'compare':
        return this.#read(target, watermark, { kind: 'comparing', at: place.at, digest: watermark.lastDigest, next: watermark.next, generation, projections });
      case 'advance': {
        const moved = { ...watermark, next: place.to };
        await this.#options.write(projections.map((each) => progressRows(each).watermark(partition, moved)));
        return moved;
      }
      case 'gap':
        await this.#options.gaps.pass({ partition, projections, gap: place.gap, afterId: watermark.lastId });
        return { ...watermark, next: place.gap.to, lastDigest: noDigest };
      case 'new-log':
        return this.#doubt(target, facts);
      case 'later-generation':
        this.#options.logger.warn({ partition, seen: place.generation, generation }, 'history has seen a later generation of the log than table log says');
        await this.#options.generation.follow(place.generation);
        return undefined;
    }
  }

  #read({ lanes, partition, projections }: Target, watermark: Watermark, reading: Reading): undefined {
    const isJoined = reading.kind === 'reading' && lanes.join(projections, reading.next, reading.generation);
    const lane = lanes.freeLane;
    if (!isJoined && !this.#options.lanes.isReady(lane)) return; // It is looked at again in a moment.
    for (const each of projections) this.#written.set(each, partition, watermark);
    lanes.compared.delete(watermark.next);
    if (isJoined) return;
    lanes.open(lane, reading);
    this.#options.lanes.read(lane, partition, reading.kind === 'reading' ? reading.next : reading.at);
  }

  async #doubt({ term, partition }: Target, { watermark, log, lastRecord }: PlaceFacts & { readonly watermark: Watermark }): Promise<undefined> {
    const doubts = (term.doubts.get(partition) ?? 0) + 1;
    term.doubts.set(partition, doubts);
    const { generation, logger } = this.#options;
    const details = { partition, watermark: kafkaOffsetOf(watermark.next), logStart: log.start, logEnd: log.end };
    if (doubts === 1) logger.warn(details, 'the log seems to be another one than history was written from');
    if (doubts < looksForNewLog && lastRecord !== 'other') return;
    const raised = await generation.raise(generation.current);
    logger.warn({ ...details, generation: raised }, 'the log is another one: its generation was raised, history goes on with all that it has');
    for (const each of term.partitions.keys()) this.#again(each);
  }
}

const newTerm = (): Term => ({ over: false, partitions: new Map(), doubts: new Map() });

const readingFrom = (projections: readonly string[], next: number, generation: number): Reading =>
  ({ kind: 'reading', began: next, next, generation, takers: new Map(projections.map((each) => [each, next])) });

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
