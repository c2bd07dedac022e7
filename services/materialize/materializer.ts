import { describeFailure, watermarkRow, type GroupWriter, type Watermark } from '@cecochat/cassandra';
import { partition as asPartition, type Partition } from '@cecochat/contracts';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { keepAlive } from './keep-alive.ts';
import type { MaterializeMetrics } from './metrics.ts';
import { untilDone } from './patience.ts';
import type { KnownBuckets } from './known-buckets.ts';
import type { Admitted } from './placing/index.ts';
import { planBatch, type BatchPlan, type RejectedRecord } from './plan-batch.ts';

export interface MaterializerLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Whether the work is still needed, before attempt 0, 1, ... */
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
  readonly buckets: Pick<KnownBuckets, 'has' | 'add'>;
  /** The records of a batch to write; undefined when it is not the expected batch. */
  readonly admit: (partition: Partition, messages: readonly KafkaMessage[]) => Admitted<KafkaMessage> | undefined;
  readonly reject: (from: Partition, rejected: readonly RejectedRecord<KafkaMessage>[]) => Promise<void>;
  /** Called once everything before the watermark is in Cassandra. */
  readonly onWritten: (partition: Partition, watermark: Watermark) => void;
  readonly metrics: Pick<MaterializeMetrics, 'records' | 'rejected'>;
  readonly logger: MaterializerLogger;
  readonly random: () => number;
}

/**
 * Writes batches of the log to Cassandra: first dead letters for unreadable records, then the rows, then the watermark.
 * Each step is idempotent. An unreachable store is retried; a record never ends the process.
 *
 * While a batch is written, the next one of its partition is fetched. Its write begins after that of the one before it,
 * so that a watermark never passes a batch that was given up.
 */
export class Materializer {
  readonly #options: MaterializerOptions;
  readonly #underWay = new Set<Promise<void>>();
  #term: Term = newTerm();
  #stopping = false;
  #away = false;

  constructor(options: MaterializerOptions) {
    this.#options = options;
  }

  /** On a new assignment of partitions: fetching resumes at the committed position; writes in flight are given up. */
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
    await Promise.allSettled(this.#underWay);
  }

  /**
   * Begins to write a batch once the one before it in its partition is written. It resolves the offsets then: they set
   * what is fetched next, not what is committed.
   */
  async handle({ batch, heartbeat, resolveOffset }: EachBatchPayload): Promise<void> {
    const term = this.#term;
    const partition = asPartition(batch.partition);
    await keepAlive(term.writing.get(partition) ?? Promise.resolve(), heartbeat);
    if (term.over || this.#stopping) return;
    const { partitionCount, admit, buckets } = this.#options;
    const admitted = admit(partition, batch.messages);
    if (admitted === undefined) return;
    resolveOffset(batch.lastOffset());
    if (admitted.records.length === 0) return;
    const { records, generation } = admitted;
    const plan = planBatch(records, { partition, partitionCount, generation, isKnownBucket: (name) => buckets.has(name) });
    // When the process stops, a write in progress finishes if the stores accept it at the first attempt.
    const wanted: Wanted = (attempt) => !term.over && (attempt === 0 || !this.#stopping);
    term.writing.set(partition, this.#follow(this.#write(partition, plan, wanted)));
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
    const { writer, metrics, buckets, onWritten } = this.#options;
    const done =
      (await this.#putAside(partition, plan.rejected, wanted)) &&
      (await this.#persist(() => writer.write(plan.rows), wanted)) &&
      (await this.#persist(() => writer.write([watermarkRow(partition, plan.watermark)]), wanted));
    if (!done || !wanted(0)) return;
    buckets.add(plan.newBuckets);
    metrics.records(plan.records);
    onWritten(partition, plan.watermark);
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
