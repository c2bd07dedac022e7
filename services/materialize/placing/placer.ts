import { setTimeout } from 'node:timers/promises';
import {
  describeFailure, noDigest, progressRows, type ProgressReader, type Row, type Watermark, type Progress,
  type LogGeneration,
} from '@cecochat/cassandra';
import { kafkaOffsetOf, offset, type Partition } from '@cecochat/contracts';
import type { OffsetRange, OffsetRanges } from '@cecochat/kafka';
import {
  decidePlace, groupLane, readingFrom, type PlaceFacts, type Lane, type PartitionLanes, type Reading,
} from './partition-lanes.ts';
import type { Gaps } from './gaps.ts';
import type { WrittenWatermarks } from './written-watermarks.ts';

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
export interface Term {
  over: boolean;
  readonly partitions: Map<Partition, PartitionLanes>;
  /** Of partitions whose log seems to be another one, how often in a row. */
  readonly doubts: Map<Partition, number>;
}

/** Projections of a partition that are placed together, and what is known of the partition. */
export interface Target {
  readonly term: Term;
  readonly partition: Partition;
  readonly lanes: PartitionLanes;
  readonly projections: readonly string[];
}

const retryMs = 1_000;
/**
 * The end of a partition can be behind for a moment when its leader has moved: it must be short this often, a second
 * apart.
 */
const looksForNewLog = 5;

/**
 * Finds the place from which each waiting partition is read: from its watermarks and the log, as `decidePlace` decides.
 */
export class Placer {
  readonly #options: PlacementOptions;
  readonly #written: WrittenWatermarks;
  /** Has nothing of a partition read until it is placed again. */
  readonly #again: (partition: Partition) => void;

  constructor(options: PlacementOptions, written: WrittenWatermarks, again: (partition: Partition) => void) {
    this.#options = options;
    this.#written = written;
    this.#again = again;
  }

  /** Until no partition of the term waits, or the term is over. `waiting` gives those that do. */
  async placeAll(term: Term, waiting: () => readonly Target[]): Promise<void> {
    for (let said = ''; !term.over && waiting().length > 0;) {
      try {
        await this.#placeWaiting(term, waiting());
      } catch (error) {
        const reason = describeFailure(error);
        if (reason !== said) this.#options.logger.warn({ reason }, 'partitions cannot be placed yet, trying again');
        said = reason;
      }
      if (!term.over && waiting().length > 0) await setTimeout(retryMs);
    }
  }

  async #placeWaiting(term: Term, waiting: readonly Target[]): Promise<void> {
    const { generation, progress, readLog, lanes: consumers, projections } = this.#options;
    // Else a watermark could be written after it is read.
    await Promise.all(
      waiting.map(({ partition, lanes }) => consumers.settle(partition, (lane) => lanes.reading(lane) === undefined)),
    );
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
      watermark = await this.#apply(target, {
        watermark,
        generation: this.#options.generation.current,
        log,
        lastRecord,
      });
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
        return this.#read(target, watermark, {
          kind: 'comparing',
          at: place.at,
          digest: watermark.lastDigest,
          next: watermark.next,
          generation,
          projections,
        });
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
        this.#options.logger.warn(
          { partition, seen: place.generation, generation },
          'history has seen a later generation of the log than table log says',
        );
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

  async #doubt(
    { term, partition }: Target,
    { watermark, log, lastRecord }: PlaceFacts & { readonly watermark: Watermark },
  ): Promise<undefined> {
    const doubts = (term.doubts.get(partition) ?? 0) + 1;
    term.doubts.set(partition, doubts);
    const { generation, logger } = this.#options;
    const details = { partition, watermark: kafkaOffsetOf(watermark.next), logStart: log.start, logEnd: log.end };
    if (doubts === 1) logger.warn(details, 'the log seems to be another one than history was written from');
    if (doubts < looksForNewLog && lastRecord !== 'other') return;
    const raised = await generation.raise(generation.current);
    logger.warn(
      { ...details, generation: raised },
      'the log is another one: its generation was raised, history goes on with all that it has',
    );
    for (const each of term.partitions.keys()) this.#again(each);
  }
}

/** Projections that have come equally far in a partition. */
interface Group {
  readonly projections: readonly string[];
  readonly watermark: Watermark;
}

const nothing: Watermark = { next: offset(0), lastDigest: noDigest };

/** Pure: the projections by their watermarks, those that are furthest first. */
export function groupByPosition(projections: readonly string[], partition: Partition, found: Progress): Group[] {
  const groups = new Map<number, Group>();
  for (const projection of projections) {
    const { next, lastDigest, lastId } = found.get(projection)?.get(partition) ?? nothing;
    const group = groups.get(next);
    // The digest behind a gap is not known: another projection may have the record.
    const known =
      group === undefined || group.watermark.lastDigest === noDigest ? lastDigest : group.watermark.lastDigest;
    // Only the watermark of history has it.
    const knownId = group?.watermark.lastId ?? lastId;
    groups.set(next, {
      projections: [...(group?.projections ?? []), projection],
      watermark: { next, lastDigest: known, lastId: knownId },
    });
  }
  return [...groups.values()].sort((a, b) => b.watermark.next - a.watermark.next);
}

/** The generation of the log as this process last read it; it never decreases. */
export class Generation {
  readonly #store: Pick<LogGeneration, 'read' | 'ensure' | 'raise'>;
  #current = 0;

  constructor(store: Pick<LogGeneration, 'read' | 'ensure' | 'raise'>) {
    this.#store = store;
  }

  get current(): number {
    return this.#current;
  }

  /** The current generation. Writes it back to a table that has lost it, or has a lower one after a restore. */
  async refresh(): Promise<number> {
    const held = await this.#store.read();
    return this.#take(held === undefined || held < this.#current ? await this.#store.ensure(this.#current) : held);
  }

  /** Takes over a higher one that was seen elsewhere. */
  async follow(seen: number): Promise<number> {
    return this.#take(await this.#store.ensure(seen));
  }

  /** A new log was found in the given generation: raises the generation, unless another process already has. */
  async raise(known: number): Promise<number> {
    return this.#take(await this.#store.raise(known));
  }

  #take(generation: number): number {
    this.#current = Math.max(this.#current, generation);
    return this.#current;
  }
}
