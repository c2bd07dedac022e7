import type { MessageId, Offset, Partition, UserId } from '@cecochat/contracts';
import { dialogBucket, inboxBucket } from './buckets.ts';

/** A row to be written: a statement that can be repeated, and what decides which batch it travels in. */
export interface Row {
  readonly query: string;
  readonly params: readonly (bigint | Buffer)[];
  /** The values of the partition key, in order: they decide the replicas. */
  readonly key: readonly bigint[];
  /** Size as Cassandra counts it for its batch limit, rounded up. */
  readonly bytes: number;
}

/** Clustering columns, timestamps and cell headers of a row, rounded up. */
const rowOverheadBytes = 80;

const insertInbox = 'INSERT INTO inbox (user_id, bucket, record_offset, event) VALUES (?, ?, ?, ?)';
const insertInboxBucket = 'INSERT INTO inbox_buckets (user_id, bucket) VALUES (?, ?)';
const insertDialog = 'INSERT INTO dialog (low_user, high_user, bucket, message_id, event) VALUES (?, ?, ?, ?, ?)';
const insertDialogBucket = 'INSERT INTO dialog_buckets (low_user, high_user, bucket) VALUES (?, ?, ?)';
const insertWatermark = 'INSERT INTO watermarks (kafka_partition, next_offset) VALUES (?, ?) USING TIMESTAMP ?';

/** The two users of a dialog, lower id first: both ends find the same rows. */
export type DialogUsers = readonly [low: UserId, high: UserId];

export const dialogUsers = (one: UserId, other: UserId): DialogUsers => (one < other ? [one, other] : [other, one]);

export function inboxRow(user: UserId, at: Offset, event: Buffer): Row {
  const bucket = inboxBucket(at);
  return {
    query: insertInbox,
    params: [user, bucket, BigInt(at), event],
    key: [user, bucket],
    bytes: event.length + rowOverheadBytes,
  };
}

export function inboxBucketRow(user: UserId, at: Offset): Row {
  return { query: insertInboxBucket, params: [user, inboxBucket(at)], key: [user], bytes: rowOverheadBytes };
}

export function dialogRow([low, high]: DialogUsers, id: MessageId, event: Buffer): Row {
  const bucket = dialogBucket(id);
  return {
    query: insertDialog,
    params: [low, high, bucket, id, event],
    key: [low, high, bucket],
    bytes: event.length + rowOverheadBytes,
  };
}

export function dialogBucketRow([low, high]: DialogUsers, id: MessageId): Row {
  return { query: insertDialogBucket, params: [low, high, dialogBucket(id)], key: [low, high], bytes: rowOverheadBytes };
}

/** The offset is the timestamp as well: whatever order two writers write in, the higher one stays. */
export function watermarkRow(partition: Partition, next: Offset): Row {
  const key = BigInt(partition);
  return { query: insertWatermark, params: [key, BigInt(next), BigInt(next) + 1n], key: [key], bytes: rowOverheadBytes };
}
