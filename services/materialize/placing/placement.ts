import { setTimeout } from 'node:timers/promises';
import {
  describeFailure, gapRow, noDigest, passedGapRow, watermarkRow, type Gap, type HistoryReader, type ReadWatermark, type Row, type Watermark,
} from '@cecochat/cassandra';
import { generationOf, kafkaOffsetOf, offset, partition as asPartition, type Offset, type Partition } from '@cecochat/contracts';
import type { OffsetRange, OffsetRanges } from '@cecochat/kafka';
import type { Consumer } from 'kafkajs';
import { decidePlace, type PlaceFacts } from './decide-place.ts';
import { digestOf } from './digest.ts';
import type { Generation } from './generation.ts';

/** The fields of a Kafka record that placement needs. */
interface Fetched {
  readonly offset: string;
  readonly value: Buffer | null;
}

export interface PlacementMetrics {
  /** A gap was recorded; the second is true when it is because the log is another one. */
  gap(partition: Partition, gap: Gap): void;
  /** The gaps that are recorded of a partition, and when the youngest was, in milliseconds of Unix time. */
  gaps(partition: Partition, count: number, noticedMs: number): void;
}

export interface PlacementOptions {
  readonly consumer: Pick<Consumer, 'pause' | 'resume' | 'seek'>;
  readonly topic: string;
  readonly readLog: () => Promise<OffsetRanges>;
  readonly reader: Pick<HistoryReader, 'readWatermarks' | 'readGaps'>;
  readonly write: (rows: readonly Row[]) => Promise<void>;
  readonly generation: Generation;
  /** Waits until nothing that is being written now is. */
  readonly settled: () => Promise<void>;
  /** The tables lack rows that were written: remembered facts about them are wrong. */
  readonly onRestored: () => Promise<void>;
  readonly metrics: PlacementMetrics;
  readonly logger: { info(details: object, message: string): void; warn(details: object, message: string): void };
  /** Milliseconds of Unix time. */
  readonly wallClock: () => number;
}

/** Where reading is in a partition: not known yet, at a record that is compared, or before the record with this offset of Kafka. */
type Reading =
  | { readonly kind: 'waiting'; readonly compared: PlaceFacts['lastRecord'] }
  | { readonly kind: 'comparing'; readonly at: number; readonly watermark: Watermark; readonly generation: number }
  | { readonly kind: 'reading'; readonly next: number; readonly generation: number };

/** Records that are to be written, in the order of their offsets. */
export interface Admitted<Item> {
  readonly records: readonly Item[];
  /** Generation of the log that their offsets belong to. */
  readonly generation: number;
}

/** The time from when the group gives out its partitions until it does so again. */
interface Term {
  over: boolean;
  readonly readings: Map<Partition, Reading>;
  /** Of partitions whose log seems to be another one, how often in a row. */
  readonly doubts: Map<Partition, number>;
  /** Where a batch began that began too late, to distinguish a log with holes from a read at a wrong offset. */
  readonly suspects: Map<Partition, number>;
}

const retryMs = 1_000;
/** The end of a partition can be behind for a moment when its leader has moved: it must be short this often, a second apart. */
const looksForNewLog = 5;

/**
 * Resumes each partition of this member at the watermark of history, and checks that the watermark and the log stay
 * consistent. It ignores the offsets committed to Kafka. Positions that the log has lost are recorded as a gap, then
 * passed.
 *
 * A partition is paused until it is placed. kafkajs resets a position that is out of range to the start of the log, so every
 * batch is checked against the offset that is wanted; one that begins elsewhere is dropped and its partition placed again.
 */
export class Placement {
  readonly #options: PlacementOptions;
  /** The watermarks known to be in Cassandra, of partitions of this term and of earlier ones. */
  readonly #written = new Map<Partition, Watermark>();
  #term: Term = newTerm();
  #placing: Promise<void> | undefined;

  constructor(options: PlacementOptions) {
    this.#options = options;
  }

  /** The group gave out its partitions. */
  begin(partitions: readonly number[]): void {
    this.end();
    this.#term = newTerm();
    for (const each of partitions) this.#again(asPartition(each));
  }

  /** Nothing is placed any more. */
  end(): void {
    this.#term.over = true;
  }

  get isPlaced(): boolean {
    return [...this.#term.readings.values()].every(({ kind }) => kind === 'reading');
  }

  /** The watermarks of the partitions of this term, as far as they are known. */
  *watermarks(): Iterable<readonly [Partition, Offset]> {
    for (const partition of this.#term.readings.keys()) yield [partition, this.#written.get(partition)?.next ?? offset(0)];
  }

  noteWritten(partition: Partition, watermark: Watermark): void {
    this.#written.set(partition, watermark);
  }

  /** The records of a batch to write; undefined when it is not the expected batch. */
  admit<Item extends Fetched>(partition: Partition, messages: readonly Item[]): Admitted<Item> | undefined {
    const reading = this.#term.readings.get(partition);
    const first = messages[0];
    if (this.#term.over || reading === undefined || reading.kind === 'waiting' || first === undefined) return undefined;
    if (reading.kind === 'comparing') return this.#compare(partition, reading, messages);
    const begins = Number(first.offset);
    if (begins !== reading.next && !(begins > reading.next && this.#term.suspects.get(partition) === begins)) {
      this.#options.logger.warn({ partition, wanted: reading.next, first: begins }, 'a batch does not begin where it is wanted, looking at the log');
      this.#term.suspects.set(partition, begins);
      this.#again(partition);
      return undefined;
    }
    this.#term.suspects.delete(partition);
    return this.#take(partition, messages, reading.generation);
  }

  /**
   * Checks that the tables and the log still match what this member wrote, and places the partitions again that do not.
   * To be called periodically: a restore of tables, and a log that is truncated or recreated, raise no event.
   */
  async check(): Promise<void> {
    const term = this.#term;
    const { generation, reader, readLog, onRestored, logger } = this.#options;
    const [before, readings] = [new Map(this.#written), new Map(term.readings)];
    const watermarks = await reader.readWatermarks();
    const now = await generation.refresh();
    const log = await readLog();
    if (term.over) return;
    const restored = [...readings.keys()].filter((each) => (watermarks.get(each)?.next ?? 0) < (before.get(each)?.next ?? 0));
    if (restored.length > 0) {
      logger.warn({ partitions: restored.length }, 'the watermarks are lower than they were written: the tables were restored or emptied');
      for (const each of restored) this.#written.delete(each);
      await onRestored();
      if (term.over) return;
    }
    for (const [partition, reading] of readings) {
      if (reading.kind === 'waiting') continue;
      if (reading.generation !== now || restored.includes(partition) || isOutside(reading, log.get(partition))) this.#again(partition);
    }
  }

  #compare<Item extends Fetched>(partition: Partition, reading: Extract<Reading, { kind: 'comparing' }>, messages: readonly Item[]) {
    const { at, watermark, generation } = reading;
    const [first, ...rest] = messages;
    if (first === undefined || Number(first.offset) !== at) return this.#again(partition);
    if (digestOf(first.value) !== watermark.lastDigest) return this.#again(partition, 'other');
    if (generationOf(watermark.next) !== generation) return this.#again(partition, 'same');
    this.#term.readings.set(partition, { kind: 'reading', next: at + 1, generation });
    return rest.length === 0 ? { records: rest, generation } : this.#take(partition, rest, generation);
  }

  #take<Item extends Fetched>(partition: Partition, records: readonly Item[], generation: number): Admitted<Item> {
    this.#term.readings.set(partition, { kind: 'reading', next: Number(records.at(-1)?.offset) + 1, generation });
    return { records, generation };
  }

  /** Reads nothing of the partition until it is placed. */
  #again(partition: Partition, compared: PlaceFacts['lastRecord'] = 'not-compared'): undefined {
    this.#term.readings.set(partition, { kind: 'waiting', compared });
    this.#options.consumer.pause([this.#at(partition)]);
    this.#startPlacing();
  }

  #startPlacing(): void {
    this.#placing ??= this.#placeAll().finally(() => {
      this.#placing = undefined;
      if (this.#waiting().length > 0) this.#startPlacing(); // Those of a term that began meanwhile.
    });
  }

  #waiting(): Partition[] {
    if (this.#term.over) return [];
    return [...this.#term.readings].filter(([, { kind }]) => kind === 'waiting').map(([partition]) => partition);
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
    const { generation, reader, readLog, settled } = this.#options;
    const waiting = this.#waiting();
    await settled(); // Else a watermark could be written after it is read.
    const now = await generation.refresh();
    const watermarks = await reader.readWatermarks();
    const log = await readLog();
    for (const partition of waiting) {
      if (term.over || generation.current !== now) return;
      const range = log.get(partition);
      if (range !== undefined) await this.#place(term, partition, { watermark: watermarks.get(partition), log: range });
    }
  }

  async #place(term: Term, partition: Partition, { watermark: found, log }: { readonly watermark: ReadWatermark | undefined; readonly log: OffsetRange }): Promise<void> {
    await this.#tellGaps(partition, found);
    let watermark: Watermark | undefined = found ?? { next: offset(0), lastDigest: noDigest };
    while (watermark !== undefined) {
      const reading = term.readings.get(partition);
      if (term.over || reading?.kind !== 'waiting') return;
      const facts = { watermark, generation: this.#options.generation.current, log, lastRecord: reading.compared };
      watermark = await this.#apply(term, partition, facts);
    }
  }

  /** Does what a place asks for; returns the watermark from which on it is decided again, where it is to be. */
  async #apply(term: Term, partition: Partition, facts: PlaceFacts & { readonly watermark: Watermark }): Promise<Watermark | undefined> {
    const { watermark, generation } = facts;
    const place = decidePlace(facts);
    if (place.kind !== 'new-log') term.doubts.delete(partition);
    switch (place.kind) {
      case 'read':
        return this.#read(partition, place.from, { watermark, reading: { kind: 'reading', next: place.from, generation } });
      case 'compare':
        return this.#read(partition, place.at, { watermark, reading: { kind: 'comparing', at: place.at, watermark, generation } });
      case 'advance': {
        const moved = { next: place.to, lastDigest: watermark.lastDigest };
        await this.#options.write([watermarkRow(partition, moved)]);
        return moved;
      }
      case 'gap':
        await this.#pass(partition, place.gap);
        return { next: place.gap.to, lastDigest: noDigest };
      case 'new-log':
        return this.#doubt(term, partition, facts);
      case 'later-generation':
        this.#options.logger.warn({ partition, seen: place.generation, generation }, 'history has seen a later generation of the log than table log says');
        await this.#options.generation.follow(place.generation);
        return undefined;
    }
  }

  #read(partition: Partition, from: number, { watermark, reading }: { readonly watermark: Watermark; readonly reading: Reading }): undefined {
    this.#written.set(partition, watermark);
    this.#term.readings.set(partition, reading);
    const { consumer, topic } = this.#options;
    consumer.seek({ topic, partition, offset: String(from) });
    consumer.resume([this.#at(partition)]);
  }

  /** Records a gap, counts and logs it, and then moves the watermark behind it. */
  async #pass(partition: Partition, gap: Gap): Promise<void> {
    const { write, metrics, logger, wallClock } = this.#options;
    const noticedMs = wallClock();
    await write([gapRow(partition, gap, noticedMs)]);
    await write([passedGapRow(partition, gap)]);
    metrics.gap(partition, gap);
    logger.warn({ partition, from: gap.from, to: gap.to }, 'history has a gap: the log no longer had these positions when they were to be written');
    await this.#tellGaps(partition, { gapsBefore: gap.to });
  }

  async #tellGaps(partition: Partition, watermark: Pick<ReadWatermark, 'gapsBefore'> | undefined): Promise<void> {
    const { reader, metrics } = this.#options;
    const found = (watermark?.gapsBefore ?? 0) > 0 ? await reader.readGaps(partition) : [];
    metrics.gaps(partition, found.length, found.reduce((latest, { noticedMs }) => Math.max(latest, noticedMs), 0));
  }

  async #doubt(term: Term, partition: Partition, { watermark, log, lastRecord }: PlaceFacts & { readonly watermark: Watermark }): Promise<undefined> {
    const doubts = (term.doubts.get(partition) ?? 0) + 1;
    term.doubts.set(partition, doubts);
    const { generation, logger } = this.#options;
    const details = { partition, watermark: kafkaOffsetOf(watermark.next), logStart: log.start, logEnd: log.end };
    if (doubts === 1) logger.warn(details, 'the log seems to be another one than history was written from');
    if (doubts < looksForNewLog && lastRecord !== 'other') return;
    const raised = await generation.raise(generation.current);
    logger.warn({ ...details, generation: raised }, 'the log is another one: its generation was raised, history goes on with all that it has');
    for (const each of term.readings.keys()) this.#again(each);
  }

  #at(partition: Partition): { topic: string; partitions: number[] } {
    return { topic: this.#options.topic, partitions: [partition] };
  }
}

const newTerm = (): Term => ({ over: false, readings: new Map(), doubts: new Map(), suspects: new Map() });

/** Pure: whether the log does not reach over the place that is read any more. */
function isOutside(reading: Reading, log: OffsetRange | undefined): boolean {
  if (reading.kind === 'waiting' || log === undefined) return false;
  const next = reading.kind === 'reading' ? reading.next : reading.at;
  return next < log.start || next > log.end;
}
