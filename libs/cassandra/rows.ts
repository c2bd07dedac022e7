import { asBuffer } from '@cecochat/contracts';
import type { GroupId, MessageId, Offset, Partition, StoredChange, UserId } from '@cecochat/contracts';
import { dialogBucket, groupBucket, inboxBucket } from './buckets.ts';

/** A row to be written: a statement that can be repeated, and what decides which batch it travels in. */
export interface Row {
  readonly query: string;
  readonly params: readonly (bigint | Buffer | string)[];
  /** The values of the partition key, in order: they decide the replicas. */
  readonly key: readonly bigint[];
  /** Size as Cassandra counts it for its batch limit, rounded up. */
  readonly bytes: number;
  /** Set on a row that need not be written again once it is: the bucket that it lists. */
  readonly once?: BucketName;
  /** Set on a row that only grows: of those of one name the one with the highest `at` is enough. */
  readonly highest?: { readonly name: string; readonly at: bigint };
}

/** Name of a bucket of an index: `inbox/user/bucket`, `dialog/low user/high user/bucket`. */
export type BucketName = `inbox/${bigint}/${bigint}` | `dialog/${bigint}/${bigint}/${bigint}`;

/** The projection that the history service answers from. */
export const historyProjection = 'history';

/** Clustering columns, timestamps and cell headers of a row, rounded up. */
const rowOverheadBytes = 80;

const insertInbox = 'INSERT INTO inbox (user_id, bucket, position, event) VALUES (?, ?, ?, ?)';
const insertInboxBucket = 'INSERT INTO inbox_buckets (user_id, bucket) VALUES (?, ?)';
const insertDialog = 'INSERT INTO dialog (low_user, high_user, bucket, message_id, event) VALUES (?, ?, ?, ?, ?)';
const insertDialogBucket = 'INSERT INTO dialog_buckets (low_user, high_user, bucket) VALUES (?, ?, ?)';
const insertGroupEvent = 'INSERT INTO group_timeline (group_id, bucket, seq, event) VALUES (?, ?, ?, ?)';
const changeDialog =
  'UPDATE dialog USING TIMESTAMP ? SET changes[?] = ? WHERE low_user = ? AND high_user = ? AND bucket = ? AND ' +
  'message_id = ?';
const changeGroupEvent =
  'UPDATE group_timeline USING TIMESTAMP ? SET changes[?] = ? WHERE group_id = ? AND bucket = ? AND seq = ?';
const eraseInbox = 'UPDATE inbox USING TIMESTAMP ? SET event = ? WHERE user_id = ? AND bucket = ? AND position = ?';
const eraseDialog =
  'UPDATE dialog USING TIMESTAMP ? SET event = ? WHERE low_user = ? AND high_user = ? AND bucket = ? AND ' +
  'message_id = ?';
const eraseGroupEvent =
  'UPDATE group_timeline USING TIMESTAMP ? SET event = ? WHERE group_id = ? AND bucket = ? AND seq = ?';
const insertWatermark =
  'INSERT INTO watermarks (kafka_partition, next_position, last_digest) VALUES (?, ?, ?) USING TIMESTAMP ?';
const insertWatermarkWithId =
  'INSERT INTO watermarks (kafka_partition, next_position, last_digest, last_id) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';
const insertGap =
  'INSERT INTO history_gaps (kafka_partition, from_position, to_position, noticed_at) VALUES (?, ?, ?, ?)';
const insertGapWithId =
  'INSERT INTO history_gaps (kafka_partition, from_position, to_position, noticed_at, after_id) VALUES (?, ?, ?, ?, ?)';
const insertPassedGap =
  'INSERT INTO watermarks (kafka_partition, next_position, last_digest, gaps_before) VALUES (?, ?, ?, ?) USING ' +
  'TIMESTAMP ?';

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

export const inboxBucketRow = (user: UserId, at: Offset): Row => inboxIndexRow(user, inboxBucket(at));

export function inboxIndexRow(user: UserId, bucket: bigint): Row {
  const once: BucketName = `inbox/${user}/${bucket}`;
  return { query: insertInboxBucket, params: [user, bucket], key: [user], bytes: rowOverheadBytes, once };
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

export const dialogBucketRow = (users: DialogUsers, id: MessageId): Row => dialogIndexRow(users, dialogBucket(id));

export function dialogIndexRow([low, high]: DialogUsers, bucket: bigint): Row {
  const once: BucketName = `dialog/${low}/${high}/${bucket}`;
  return { query: insertDialogBucket, params: [low, high, bucket], key: [low, high], bytes: rowOverheadBytes, once };
}

export function groupRow(group: GroupId, seq: number, event: Buffer): Row {
  const bucket = groupBucket(seq);
  return {
    query: insertGroupEvent,
    params: [group, bucket, BigInt(seq), event],
    key: [group, bucket],
    bytes: event.length + rowOverheadBytes,
  };
}

/**
 * Sets a register of a message, which need not be there. The order is the timestamp: whatever order changes are written
 * in, and however often, the highest one stays.
 */
export function dialogChangeRow([low, high]: DialogUsers, { message: { messageId }, ...change }: Change): Row {
  const bucket = dialogBucket(messageId);
  const place = [low, high, bucket, messageId];
  const params = [...registerParams(change), ...place];
  return { query: changeDialog, params, key: [low, high, bucket], bytes: bytesOf(change) };
}

/** The same of an event of a group. */
export function groupChangeRow(group: GroupId, { message: { seq }, ...change }: Change): Row {
  const bucket = groupBucket(seq);
  const place = [group, bucket, BigInt(seq)];
  const params = [...registerParams(change), ...place];
  return { query: changeGroupEvent, params, key: [group, bucket], bytes: bytesOf(change) };
}

type Register = Pick<StoredChange, 'order' | 'register' | 'value'>;
type Change = Register & Pick<StoredChange, 'message'>;

const registerParams = ({ order, register, value }: Register): Row['params'] => [order, register, asBuffer(value)];

const bytesOf = ({ register, value }: Register): number => value.length + 4 * register.length + rowOverheadBytes;

/** Above the timestamp of every other write: a row that is written again stays as it was overwritten. */
export const erasedAt = 2n ** 63n - 2n;

/** The row of `inboxRow`, overwritten for good. */
export const erasedInboxRow = (user: UserId, at: Offset, event: Buffer): Row =>
  ({ ...inboxRow(user, at, event), query: eraseInbox, params: [erasedAt, event, user, inboxBucket(at), BigInt(at)] });

export function erasedDialogRow(users: DialogUsers, id: MessageId, event: Buffer): Row {
  const params = [erasedAt, event, ...users, dialogBucket(id), id];
  return { ...dialogRow(users, id, event), query: eraseDialog, params };
}

export function erasedGroupRow(group: GroupId, seq: number, event: Buffer): Row {
  const params = [erasedAt, event, group, groupBucket(seq), BigInt(seq)];
  return { ...groupRow(group, seq, event), query: eraseGroupEvent, params };
}

/** How far history has come in a partition. */
export interface Watermark {
  /** Every record before this position is in history, but for those in gaps. */
  readonly next: Offset;
  /** Digest of the record just before it; 0 where that is not known. */
  readonly lastDigest: bigint;
  /** Highest message id of the batch that was written last; undefined where that is not known. */
  readonly lastId?: MessageId | undefined;
}

/** Digest of a record whose digest is not known. */
export const noDigest = 0n;

/** A row about a Kafka partition, whose number is the first parameter. */
export function progressRow(partition: Partition, query: string, rest: Row['params']): Row {
  const key = BigInt(partition);
  return { query, params: [key, ...rest], key: [key], bytes: rowOverheadBytes };
}

/**
 * The position is the timestamp as well: whatever order two writers write in, the higher one stays. Without an id the
 * one of an earlier batch stays.
 */
export const watermarkRow = (partition: Partition, { next, lastDigest, lastId }: Watermark): Row =>
  lastId === undefined
    ? progressRow(partition, insertWatermark, [BigInt(next), lastDigest, BigInt(next) + 1n])
    : progressRow(partition, insertWatermarkWithId, [BigInt(next), lastDigest, lastId, BigInt(next) + 1n]);

/** Positions of a partition whose records, if there were any, are not in history and never will be. */
export interface Gap {
  readonly from: Offset;
  /** Not part of it. */
  readonly to: Offset;
}

/** When a gap was noticed, and what was written before it. */
export interface GapNotice {
  /** Milliseconds of Unix time. */
  readonly noticedMs: number;
  /** `lastId` of the watermark before the gap. */
  readonly afterId: MessageId | undefined;
}

export const gapRow = (partition: Partition, { from, to }: Gap, { noticedMs, afterId }: GapNotice): Row =>
  afterId === undefined
    ? progressRow(partition, insertGap, [BigInt(from), BigInt(to), BigInt(noticedMs)])
    : progressRow(partition, insertGapWithId, [BigInt(from), BigInt(to), BigInt(noticedMs), afterId]);

/** The watermark behind a gap that is recorded. It keeps the id of the batch before the gap. */
export const passedGapRow = (partition: Partition, { to }: Gap): Row =>
  progressRow(partition, insertPassedGap, [BigInt(to), noDigest, BigInt(to), BigInt(to) + 1n]);
