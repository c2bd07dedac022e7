import type { Erasure, Projection, Row, Watermark } from '@cecochat/cassandra';
import { positionOf, type MessageId, type Offset, type Partition } from '@cecochat/contracts';
import { digestOf } from './placing/index.ts';
import { isPassed, isRejection, readRecord, type ReadReceipt, type ReadRecord, type Rejection } from './read-record.ts';

/** The fields of a Kafka record that a plan needs. */
export interface LogRecord {
  readonly offset: string;
  readonly value: Buffer | null;
}

export interface RejectedRecord<Item extends LogRecord> extends Rejection {
  readonly record: Item;
}

/** The share of one projection in a batch. */
export interface ProjectionPlan {
  readonly projection: string;
  readonly rows: readonly Row[];
  /** Carried out once the rows are written. */
  readonly erasures: readonly Erasure[];
  /** Names of the buckets whose index rows are among `rows`, to be remembered once they are written. */
  readonly newBuckets: ReadonlySet<string>;
  /** The watermark of the projection after this batch. */
  readonly watermark: Watermark;
  /** Why the projection has no rows for the batch: it failed. */
  readonly failure: Error | undefined;
}

/** The changes to the tables for a batch of records. */
export interface BatchPlan<Item extends LogRecord> {
  readonly parts: readonly ProjectionPlan[];
  readonly rejected: readonly RejectedRecord<Item>[];
  /** How many records there were. */
  readonly records: number;
}

/** A projection that takes the records of a batch from an offset of Kafka on. */
export interface Taker {
  readonly projection: Projection;
  readonly from: number;
}

export interface BatchContext {
  readonly partition: Partition;
  readonly partitionCount: number;
  /** Generation of the log that the records' offsets belong to. */
  readonly generation: number;
  readonly takers: readonly Taker[];
  /** Whether the bucket's row in the index is known to be written. */
  readonly isKnownBucket: (name: string) => boolean;
}

type Decoded = (ReadRecord | ReadReceipt) & { readonly offset: number };

/**
 * The rows of a batch for each projection, from records that are decoded once. The batch is not empty and its records
 * are in the order of their offsets.
 */
export function planBatch<Item extends LogRecord>(records: readonly Item[], context: BatchContext): BatchPlan<Item> {
  const decoded: Decoded[] = [];
  const rejected: RejectedRecord<Item>[] = [];
  for (const record of records) {
    const read = readRecord(record.value, context.partition, context.partitionCount);
    if (isRejection(read)) rejected.push({ ...read, record });
    else if (!isPassed(read)) decoded.push({ ...read, offset: Number(record.offset) });
  }
  const last = records.at(-1);
  const lastId = highestId(decoded);
  const watermark = {
    next: positionOf(context.generation, Number(last?.offset ?? -1) + 1), lastDigest: digestOf(last?.value ?? null),
    ...(lastId !== undefined && { lastId }),
  };
  const parts = context.takers.map((taker) => ({ ...planFor(taker, decoded, context), watermark }));
  return { parts, rejected, records: records.length };
}

/** Undefined where no record can be read. */
function highestId(decoded: readonly Decoded[]): MessageId | undefined {
  let highest: MessageId | undefined;
  for (const read of decoded) {
    if ('event' in read && (highest === undefined || read.event.messageId > highest)) highest = read.event.messageId;
  }
  return highest;
}

/** An error of a projection is its own: it does not end the batch for the others. */
function planFor(
  { projection, from }: Taker, decoded: readonly Decoded[], { generation, isKnownBucket }: BatchContext,
): Omit<ProjectionPlan, 'watermark'> {
  const batch = new BatchRows(isKnownBucket);
  const erasures: Erasure[] = [];
  try {
    for (const { offset, ...record } of decoded) {
      if (offset < from) continue;
      const position = positionOf(generation, offset);
      batch.add(rowsOf(projection, record, position));
      const erasure = 'receipt' in record ? undefined : projection.erasure?.(record, position);
      if (erasure !== undefined) erasures.push(erasure);
    }
    const { rows, newBuckets } = batch;
    return { projection: projection.name, rows, erasures, newBuckets, failure: undefined };
  } catch (error) {
    const failure = Error.isError(error) ? error : new Error(String(error));
    return { projection: projection.name, rows: [], erasures: [], newBuckets: new Set(), failure };
  }
}

const rowsOf = (projection: Projection, read: ReadRecord | ReadReceipt, position: Offset): readonly Row[] =>
  'receipt' in read ? projection.receiptRows?.(read, position) ?? [] : projection.rows(read, position);

/** The rows of a batch: without those of buckets that are listed, and of rows that only grow the highest ones. */
class BatchRows {
  readonly rows: Row[] = [];
  readonly newBuckets = new Set<string>();
  readonly #isKnownBucket: (name: string) => boolean;
  /** By name, where the row is. */
  readonly #highest = new Map<string, number>();

  constructor(isKnownBucket: (name: string) => boolean) {
    this.#isKnownBucket = isKnownBucket;
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.highest !== undefined) this.#addHighest(row, row.highest);
      else if (row.once === undefined) this.rows.push(row);
      else if (!this.newBuckets.has(row.once) && !this.#isKnownBucket(row.once)) {
        this.rows.push(row);
        this.newBuckets.add(row.once);
      }
    }
  }

  #addHighest(row: Row, { name, at }: NonNullable<Row['highest']>): void {
    const index = this.#highest.get(name);
    if (index === undefined) {
      this.#highest.set(name, this.rows.length);
      this.rows.push(row);
    } else if (at >= (this.rows[index]?.highest?.at ?? 0n)) this.rows[index] = row;
  }
}
