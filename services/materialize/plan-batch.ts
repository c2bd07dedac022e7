import { positionOf, type Offset, type Partition } from '@cecochat/contracts';
import {
  dialogBucket,
  dialogBucketRow,
  dialogRow,
  dialogUsers,
  inboxBucket,
  inboxBucketRow,
  inboxRow,
  type Row,
  type Watermark,
} from '@cecochat/cassandra';
import { digestOf } from './placing/index.ts';
import { isRejection, readRecord, type ReadRecord, type Rejection } from './read-record.ts';

/** The fields of a Kafka record that a plan needs. */
export interface LogRecord {
  readonly offset: string;
  readonly value: Buffer | null;
}

export interface RejectedRecord<Item extends LogRecord> extends Rejection {
  readonly record: Item;
}

/** The changes to the tables for a batch of records. */
export interface BatchPlan<Item extends LogRecord> {
  readonly rows: readonly Row[];
  /** Names of the buckets whose index rows are among `rows`, to be remembered once they are written. */
  readonly newBuckets: ReadonlySet<string>;
  readonly rejected: readonly RejectedRecord<Item>[];
  /** How many records there were. */
  readonly records: number;
  /** The watermark after this batch. */
  readonly watermark: Watermark;
}

export interface BatchContext {
  readonly partition: Partition;
  readonly partitionCount: number;
  /** Generation of the log that the records' offsets belong to. */
  readonly generation: number;
  /** Whether the bucket's row in the index is known to be written. */
  readonly isKnownBucket: (name: string) => boolean;
}

/** The rows of a batch; the batch is not empty and its records are in the order of their offsets. */
export function planBatch<Item extends LogRecord>(records: readonly Item[], context: BatchContext): BatchPlan<Item> {
  const rows: Row[] = [];
  const rejected: RejectedRecord<Item>[] = [];
  const newBuckets = new Set<string>();
  const isNew = (name: string) => {
    if (newBuckets.has(name) || context.isKnownBucket(name)) return false;
    newBuckets.add(name);
    return true;
  };
  let last = -1;
  for (const record of records) {
    last = Number(record.offset);
    const read = readRecord(record.value, context.partition, context.partitionCount);
    if (isRejection(read)) rejected.push({ ...read, record });
    else addRows(rows, read, positionOf(context.generation, last), isNew);
  }
  const watermark = { next: positionOf(context.generation, last + 1), lastDigest: digestOf(records.at(-1)?.value ?? null) };
  return { rows, newBuckets, rejected, records: records.length, watermark };
}

/**
 * Adds the event to each resident's inbox, and from the sender's copy to the dialog, which else would have it twice.
 */
function addRows(rows: Row[], { event, bytes, residents }: ReadRecord, at: Offset, isNew: (bucket: string) => boolean): void {
  for (const user of residents) {
    rows.push(inboxRow(user, at, bytes));
    if (isNew(`inbox/${user}/${inboxBucket(at)}`)) rows.push(inboxBucketRow(user, at));
  }
  if (residents[0] !== event.sender) return;
  const users = dialogUsers(event.sender, event.receiver);
  rows.push(dialogRow(users, event.messageId, bytes));
  if (isNew(`dialog/${users[0]}/${users[1]}/${dialogBucket(event.messageId)}`)) rows.push(dialogBucketRow(users, event.messageId));
}
