import { describeFailure, watermarkRow, type GroupWriter } from '@cecochat/cassandra';
import { partition as asPartition, type Offset, type Partition } from '@cecochat/contracts';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { keepAlive } from './keep-alive.ts';
import type { MaterializeMetrics } from './metrics.ts';
import { untilDone } from './patience.ts';
import { planBatch, type RejectedRecord } from './plan-batch.ts';
import { RecentSet } from './recent-set.ts';

export interface MaterializerLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Whether somebody still waits for the work, before attempt 0, 1, ... */
type Wanted = (attempt: number) => boolean;

export interface MaterializerOptions {
  readonly partitionCount: number;
  readonly writer: GroupWriter;
  readonly reject: (from: Partition, rejected: readonly RejectedRecord<KafkaMessage>[]) => Promise<void>;
  /** Called once everything before `next` is in Cassandra. */
  readonly onWritten: (partition: Partition, next: Offset) => void;
  readonly metrics: MaterializeMetrics;
  readonly logger: MaterializerLogger;
  readonly random: () => number;
}

/** Some 20 MB; a forgotten bucket costs one more row. */
const rememberedBuckets = 200_000;

/**
 * Brings batches of the log into Cassandra: what cannot be read is put aside, then the rows, then the watermark. All of
 * it may be repeated. What is away is waited for; a record never ends the process.
 */
export class Materializer {
  readonly #options: MaterializerOptions;
  readonly #knownBuckets = new RecentSet(rememberedBuckets);
  readonly #underWay = new Set<Promise<void>>();
  #stopping = false;
  #away = false;

  constructor(options: MaterializerOptions) {
    this.#options = options;
  }

  /** Gives up what waits for a store; it is read again by whoever serves the partition next. */
  stop(): void {
    this.#stopping = true;
  }

  /** Waits until nothing is being written. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  /** Handles a batch; resolves its offsets only when all of it is written. */
  async handle(payload: EachBatchPayload): Promise<void> {
    if (this.#stopping) return;
    const handling = this.#handle(payload);
    this.#underWay.add(handling);
    try {
      await handling;
    } finally {
      this.#underWay.delete(handling);
    }
  }

  async #handle({ batch, heartbeat, resolveOffset }: EachBatchPayload): Promise<void> {
    const state = { abandoned: false };
    // What is being written when the process is told to stop is finished if the stores take it at once.
    const wanted = (attempt: number) => !state.abandoned && (attempt === 0 || !this.#stopping);
    const work = async () => {
      if (await this.#materialize(asPartition(batch.partition), batch.messages, wanted)) resolveOffset(batch.lastOffset());
    };
    try {
      await keepAlive(work(), heartbeat);
    } finally {
      state.abandoned = true;
    }
  }

  async #materialize(partition: Partition, records: readonly KafkaMessage[], wanted: Wanted): Promise<boolean> {
    const { writer, metrics, partitionCount, onWritten } = this.#options;
    const plan = planBatch(records, { partition, partitionCount, isKnownBucket: (name) => this.#knownBuckets.has(name) });
    const done =
      (await this.#putAside(partition, plan.rejected, wanted)) &&
      (await this.#persist(() => writer.write(plan.rows), wanted)) &&
      (await this.#persist(() => writer.write([watermarkRow(partition, plan.next)]), wanted));
    if (!done || !wanted(0)) return false;
    for (const name of plan.newBuckets) this.#knownBuckets.add(name);
    metrics.records(records.length);
    onWritten(partition, plan.next);
    return true;
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
