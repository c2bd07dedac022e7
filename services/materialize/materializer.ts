import { describeFailure, watermarkRow, type GroupWriter } from '@cecochat/cassandra';
import { partition as asPartition, type Offset, type Partition } from '@cecochat/contracts';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { keepAlive } from './keep-alive.ts';
import type { MaterializeMetrics } from './metrics.ts';
import { untilDone } from './patience.ts';
import { planBatch, type BatchPlan, type RejectedRecord } from './plan-batch.ts';
import { RecentSet } from './recent-set.ts';

export interface MaterializerLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Whether somebody still waits for the work, before attempt 0, 1, ... */
type Wanted = (attempt: number) => boolean;

/** The time from when the group gives out its partitions until it does so again. */
interface Term {
  over: boolean;
  /** Of each partition the batch that was begun last. One that is given up is the last of its term, or of the process. */
  readonly writing: Map<Partition, Promise<void>>;
}

export interface MaterializerOptions {
  readonly partitionCount: number;
  readonly writer: Pick<GroupWriter, 'write'>;
  readonly reject: (from: Partition, rejected: readonly RejectedRecord<KafkaMessage>[]) => Promise<void>;
  /** Called once everything before `next` is in Cassandra. */
  readonly onWritten: (partition: Partition, next: Offset) => void;
  readonly metrics: Pick<MaterializeMetrics, 'records' | 'rejected'>;
  readonly logger: MaterializerLogger;
  readonly random: () => number;
}

/** Some 20 MB; a forgotten bucket costs one more row. */
const rememberedBuckets = 200_000;

/**
 * Brings batches of the log into Cassandra: what cannot be read is put aside, then the rows, then the watermark. All of
 * it may be repeated. What is away is waited for; a record never ends the process.
 *
 * While a batch is written the next one of its partition is fetched; that is begun when the one before it is written, so that a
 * watermark never passes what was given up.
 */
export class Materializer {
  readonly #options: MaterializerOptions;
  readonly #knownBuckets = new RecentSet(rememberedBuckets);
  readonly #underWay = new Set<Promise<void>>();
  #term: Term = newTerm();
  #stopping = false;
  #away = false;

  constructor(options: MaterializerOptions) {
    this.#options = options;
  }

  /** The group gave out its partitions: what comes from now on goes on where it was committed, and nobody waits for what is under way. */
  beginTerm(): void {
    this.#term.over = true;
    this.#term = newTerm();
  }

  /** Gives up what waits for a store; it is read again by whoever serves the partition next. */
  stop(): void {
    this.#stopping = true;
  }

  /** Waits until nothing is being written. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  /**
   * Begins to write a batch once the one before it in its partition is written. Its offsets are resolved then: they say what is
   * fetched next, not what is committed.
   */
  async handle({ batch, heartbeat, resolveOffset }: EachBatchPayload): Promise<void> {
    const term = this.#term;
    const partition = asPartition(batch.partition);
    await keepAlive(term.writing.get(partition) ?? Promise.resolve(), heartbeat);
    if (term.over || this.#stopping) return;
    const { partitionCount } = this.#options;
    const plan = planBatch(batch.messages, { partition, partitionCount, isKnownBucket: (name) => this.#knownBuckets.has(name) });
    // What is being written when the process is told to stop is finished if the stores take it at once.
    const wanted: Wanted = (attempt) => !term.over && (attempt === 0 || !this.#stopping);
    term.writing.set(partition, this.#follow(this.#write(partition, plan, wanted)));
    resolveOffset(batch.lastOffset());
  }

  async #follow(writing: Promise<void>): Promise<void> {
    this.#underWay.add(writing);
    try {
      await writing;
    } finally {
      this.#underWay.delete(writing);
    }
  }

  async #write(partition: Partition, plan: BatchPlan<KafkaMessage>, wanted: Wanted): Promise<void> {
    const { writer, metrics, onWritten } = this.#options;
    const done =
      (await this.#putAside(partition, plan.rejected, wanted)) &&
      (await this.#persist(() => writer.write(plan.rows), wanted)) &&
      (await this.#persist(() => writer.write([watermarkRow(partition, plan.next)]), wanted));
    if (!done || !wanted(0)) return;
    for (const name of plan.newBuckets) this.#knownBuckets.add(name);
    metrics.records(plan.records);
    onWritten(partition, plan.next);
  }

  async #putAside(partition: Partition, rejected: readonly RejectedRecord<KafkaMessage>[], wanted: Wanted): Promise<boolean> {
    if (rejected.length === 0) return true;
    const { reject, metrics, logger } = this.#options;
    if (!(await this.#persist(() => reject(partition, rejected), wanted))) return false;
    for (const { reason, detail, record } of rejected) {
      metrics.rejected(reason);
      logger.warn({ partition, offset: record.offset, reason, detail }, 'a record was put aside');
    }
    return true;
  }

  async #persist(work: () => Promise<void>, wanted: Wanted): Promise<boolean> {
    const { logger, random } = this.#options;
    const onFailure = (error: unknown) => {
      if (!this.#away) logger.warn({ reason: describeFailure(error) }, 'a store does not take what is written, waiting for it');
      this.#away = true;
    };
    const done = await untilDone(work, { wanted, onFailure, random });
    if (done && this.#away) {
      this.#away = false;
      logger.info({}, 'the stores take what is written again');
    }
    return done;
  }
}

const newTerm = (): Term => ({ over: false, writing: new Map() });
