import { type Projection, type Row, type Watermark } from '@cecochat/cassandra';
import { positionOf, type MessageId, type Partition } from '@cecochat/contracts';
import { digestOf } from './placing/index.ts';
import { isPassed, isRejection, readRecord, type ReadRecord, type Rejection } from './read-record.ts';

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

type Decoded = ReadRecord & { readonly offset: number };

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
  for (const { event } of decoded) if (highest === undefined || event.messageId > highest) highest = event.messageId;
  return highest;
}

/** An error of a projection is its own: it does not end the batch for the others. */
function planFor(
  { projection, from }: Taker, decoded: readonly Decoded[], { generation, isKnownBucket }: BatchContext,
): Omit<ProjectionPlan, 'watermark'> {
  const rows: Row[] = [];
  const newBuckets = new Set<string>();
  const isNeeded = ({ once }: Row) => once === undefined || !(newBuckets.has(once) || isKnownBucket(once));
  try {
    for (const { offset, ...record } of decoded) {
      if (offset < from) continue;
      for (const row of projection.rows(record, positionOf(generation, offset))) {
        if (!isNeeded(row)) continue;
        rows.push(row);
        if (row.once !== undefined) newBuckets.add(row.once);
      }
    }
    return { projection: projection.name, rows, newBuckets, failure: undefined };
  } catch (error) {
    const failure = Error.isError(error) ? error : new Error(String(error));
    return { projection: projection.name, rows: [], newBuckets: new Set(), failure };
  }
}
