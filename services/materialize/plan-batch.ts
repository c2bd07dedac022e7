import { offset, type Offset, type Partition } from '@cecochat/contracts';
import {
  dialogBucket,
  dialogBucketRow,
  dialogRow,
  dialogUsers,
  inboxBucket,
  inboxBucketRow,
  inboxRow,
  type Row,
} from '@cecochat/cassandra';
import { isRejection, readRecord, type ReadRecord, type Rejection } from './read-record.ts';

/** What is needed of a record of Kafka. */
export interface LogRecord {
  readonly offset: string;
  readonly value: Buffer | null;
}

export interface RejectedRecord<Item extends LogRecord> extends Rejection {
  readonly record: Item;
}

/** What a batch of records means for the tables. */
export interface BatchPlan<Item extends LogRecord> {
  readonly rows: readonly Row[];
  /** Names of the buckets whose index rows are among `rows`, to be remembered once they are written. */
  readonly newBuckets: ReadonlySet<string>;
  readonly rejected: readonly RejectedRecord<Item>[];
  /** How many records there were. */
  readonly records: number;
  /** The watermark after this batch. */
  readonly next: Offset;
}

export interface BatchContext {
  readonly partition: Partition;
  readonly partitionCount: number;
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
    else addRows(rows, read, offset(last), isNew);
  }
  return { rows, newBuckets, rejected, records: records.length, next: offset(last + 1) };
}

/** The inbox has the event for everybody who lives here; the dialog only from the sender's copy, or it had it twice. */
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
