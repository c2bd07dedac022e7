import {
  describeFailure, progressRows, type Erasure, type GroupWriter, type Projection, type Watermark,
} from '@cecochat/cassandra';
import { partition as asPartition, type Partition } from '@cecochat/contracts';
import { keepAlive, type GroupBatch, type GroupRecord } from '@cecochat/kafka';
import { NotWanted, untilDone } from '@cecochat/runtime';
import type { KnownBuckets } from './known-buckets.ts';
import type { MaterializeMetrics } from './metrics.ts';
import type { Admitted } from './placing/index.ts';
import { planBatch, type BatchPlan, type ProjectionPlan, type RejectedRecord } from './plan-batch.ts';

export interface MaterializerLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Whether the work is still needed, before attempt 0, 1, ... */
type Wanted = (attempt: number) => boolean;

/** A batch that is being written. */
interface Writing {
  isGivenUp: boolean;
  readonly partition: Partition;
  done: Promise<void>;
}

/** The time from when the group gives out its partitions until it does so again. */
interface Term {
  over: boolean;
  /** Of each partition the batch that was begun last. */
  readonly writing: Map<Partition, Writing>;
}

export interface MaterializerOptions {
  readonly partitionCount: number;
  readonly projections: readonly Projection[];
  /** The writer of a projection: rows of two are never in one batch, in which one could fail for the other. */
  readonly writerOf: (projection: string) => Pick<GroupWriter, 'write'>;
  /** Overwrites the texts of a deleted message, which may be written a moment ago. */
  readonly erase: (erasure: Erasure) => Promise<void>;
  readonly buckets: Pick<KnownBuckets, 'has' | 'add'>;
  /** The records of a batch to write; undefined when it is not the expected batch. */
  readonly admit: (partition: Partition, records: readonly GroupRecord[]) => Admitted<GroupRecord> | undefined;
  /** Undefined where another lane has read the same records before. */
  readonly reject: ((from: Partition, rejected: readonly RejectedRecord<GroupRecord>[]) => Promise<void>) | undefined;
  /** Called once everything of the projection before the watermark is in Cassandra. */
  readonly onWritten: (projection: string, partition: Partition, watermark: Watermark) => void;
  /** Called when rows of a projection are not taken, while those of others are. */
  readonly onBehind: (projection: string, partition: Partition) => void;
  /** Called when all of a batch is written, but for the projections that fell behind. */
  readonly onBatchWritten: (partition: Partition, records: number) => void;
  readonly metrics: Pick<MaterializeMetrics, 'rejected'>;
  readonly logger: MaterializerLogger;
  readonly random: () => number;
}

/** Attempts that a projection has left once another one of the batch is written. */
const attemptsAlone = 3;

/**
 * Writes batches of the log to Cassandra: first dead letters for unreadable records, then the rows of each projection,
 * then its watermark. Each step is idempotent. An unreachable store is retried; a record never ends the process.
 *
 * While a batch is written, the next one of its partition is fetched. Its write begins after that of the one before it,
 * so that a watermark never passes a batch that was given up.
 */
export class Materializer {
  readonly #options: MaterializerOptions;
  readonly #underWay = new Set<Writing>();
  readonly #projections: ReadonlyMap<string, Projection>;
  #term: Term = newTerm();
  #stopping = false;
  /** What is not taken now: rows of a projection, or dead letters. */
  readonly #failing = new Set<string>();

  constructor(options: MaterializerOptions) {
    this.#options = options;
    this.#projections = new Map(options.projections.map((each) => [each.name, each]));
  }

  /** On a new assignment of partitions: fetching resumes at the watermarks; writes in flight are given up. */
  beginTerm(): void {
    this.#term.over = true;
    this.#term = newTerm();
  }

  /** Gives up batches that wait for a store; the next member that owns the partition reads them again. */
  stop(): void {
    this.#stopping = true;
  }

  /** Waits until nothing is being written. */
  async idle(): Promise<void> {
    await Promise.allSettled(Array.from(this.#underWay, ({ done }) => done));
  }

  /** Gives up what is being written of a partition, and waits until nothing is. */
  async settle(partition: Partition): Promise<void> {
    const writings = [...this.#underWay].filter((each) => each.partition === partition);
    for (const each of writings) each.isGivenUp = true;
    await Promise.allSettled(writings.map(({ done }) => done));
  }

  /**
   * Begins to write a batch once the one before it in its partition is written. It resolves the offsets then: they set
   * what is fetched next, not what is committed.
   */
  async handle(batch: GroupBatch): Promise<void> {
    const term = this.#term;
    const partition = asPartition(batch.partition);
    await keepAlive(term.writing.get(partition)?.done ?? Promise.resolve(), () => batch.heartbeat());
    if (term.over || this.#stopping) return;
    const { partitionCount, admit, buckets } = this.#options;
    const admitted = admit(partition, batch.records);
    if (admitted === undefined) return;
    batch.resolve(batch.lastOffset);
    if (admitted.records.length === 0) return;
    const { records, generation } = admitted;
    const takers = [...admitted.takers].flatMap(([name, from]) => {
      const projection = this.#projections.get(name);
      return projection === undefined ? [] : [{ projection, from }];
    });
    const isKnownBucket = (name: string) => buckets.has(name);
    const plan = planBatch(records, { partition, partitionCount, generation, takers, isKnownBucket });
    this.#begin(term, partition, plan);
  }

  #begin(term: Term, partition: Partition, plan: BatchPlan<GroupRecord>): void {
    const writing: Writing = { isGivenUp: false, partition, done: Promise.resolve() };
    // When the process stops, a write in progress finishes if the stores accept it at the first attempt.
    const wanted: Wanted = (attempt) => !term.over && !writing.isGivenUp && (attempt === 0 || !this.#stopping);
    term.writing.set(partition, writing);
    this.#underWay.add(writing);
    writing.done = this.#write(partition, plan, wanted).finally(() => this.#underWay.delete(writing));
  }

  async #write(partition: Partition, plan: BatchPlan<GroupRecord>, wanted: Wanted): Promise<void> {
    if (!(await this.#putAside(partition, plan.rejected, wanted))) return;
    const batch = { written: 0 };
    const done = await Promise.all(plan.parts.map((part) => this.#writePart(partition, part, { wanted, batch })));
    if (batch.written === 0 || !wanted(0)) return;
    const { onBehind, onBatchWritten } = this.#options;
    if (!this.#stopping)
      for (const [at, part] of plan.parts.entries()) if (!done[at]) onBehind(part.projection, partition);
    onBatchWritten(partition, plan.records);
  }

  /** False when it is not wanted any more, or fails while another projection of the batch is written. */
  async #writePart(
    partition: Partition,
    { projection, rows, erasures, newBuckets, watermark, failure }: ProjectionPlan,
    { wanted, batch }: { readonly wanted: Wanted; readonly batch: { written: number } },
  ): Promise<boolean> {
    const { writerOf, erase, buckets, onWritten } = this.#options;
    const writer = writerOf(projection);
    let alone = 0;
    const isWanted: Wanted = (attempt) =>
      wanted(attempt) && (attempt === 0 || batch.written === 0 || alone++ < attemptsAlone);
    const writeRows = async () => {
      if (failure !== undefined) throw failure;
      await writer.write(rows);
      for (const erasure of erasures) await erase(erasure);
    };
    const writeWatermark = () => writer.write([progressRows(projection).watermark(partition, watermark)]);
    const done =
      (await this.#persist(projection, writeRows, isWanted)) &&
      (await this.#persist(projection, writeWatermark, isWanted));
    if (!done || !wanted(0)) return false;
    batch.written++;
    buckets.add(newBuckets);
    onWritten(projection, partition, watermark);
    return true;
  }

  async #putAside(
    partition: Partition,
    rejected: readonly RejectedRecord<GroupRecord>[],
    wanted: Wanted,
  ): Promise<boolean> {
    const { reject, metrics, logger } = this.#options;
    if (rejected.length === 0 || reject === undefined) return true;
    if (!(await this.#persist('dead letters', () => reject(partition, rejected), wanted))) return false;
    for (const { reason, detail, record } of rejected) {
      metrics.rejected(reason);
      logger.warn({ partition, offset: record.offset, reason, detail }, 'a record was put aside');
    }
    return true;
  }

  async #persist(what: string, work: () => Promise<void>, wanted: Wanted): Promise<boolean> {
    const { logger, random } = this.#options;
    const onReason = (reason: string) => {
      if (!this.#failing.has(what))
        logger.warn({ what, reason }, 'a store does not take what is written, waiting for it');
      this.#failing.add(what);
    };
    try {
      await untilDone(work, { isWanted: wanted, onReason, describe: describeFailure, random });
    } catch (error) {
      if (error instanceof NotWanted) return false;
      throw error;
    }
    if (this.#failing.delete(what)) logger.info({ what }, 'the stores take what is written again');
    return true;
  }
}

const newTerm = (): Term => ({ over: false, writing: new Map() });
