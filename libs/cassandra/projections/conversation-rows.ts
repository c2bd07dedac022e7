import type { GroupId, MessageId, MessageRef, Offset, UserId } from '@cecochat/contracts';
import { groupBucket } from '../buckets.ts';
import type { Row } from '../rows.ts';

/** The conversation of a user: with another user, or in a group. */
export interface ConversationOf {
  readonly user: UserId;
  /** Absent in a dialog. */
  readonly group?: GroupId | undefined;
  /** Absent in a group. */
  readonly other?: UserId | undefined;
}

/** Which device of the other user sent a message, and its number: two rows with the same are one message. */
export interface Origin {
  readonly messageId: MessageId;
  readonly device: string;
  readonly lineage: number;
  readonly sequence: number;
}

/** The settings of a conversation; the timestamp of each is the position at which it was set. Flags are 0 and 1. */
export const settingColumns = ['muted_until', 'pinned', 'archived', 'marked_unread'] as const;
export type SettingColumn = (typeof settingColumns)[number];

/** Clustering columns, timestamps and cell headers of a row, rounded up. */
const rowOverheadBytes = 120;

const key = 'user_id, group_id, other_user';
const insert = (columns: string, count: number) =>
  `INSERT INTO conversations (${key}, ${columns}) VALUES (?, ?, ?${', ?'.repeat(count)}) USING TIMESTAMP ?`;

const insertLast = insert('last_position, last_event', 2);
const eraseLast =
  'DELETE last_event FROM conversations USING TIMESTAMP ? WHERE user_id = ? AND group_id = ? AND other_user = ?';
const insertErased = insert('last_erased', 1);
const insertN = insert('n', 1);
const insertOwn = insert('own_position', 1);
const insertOwnN = insert('own_position, own_n', 2);
const insertJoined = insert('joined_n', 1);
const insertRead = insert('read_position, read_n', 2);
const insertSeen = insert('seen_to', 1);
const insertSetting = Object.fromEntries(
  settingColumns.map((column) => [column, insert(column, 1)]),
) as Record<SettingColumn, string>;
const insertDeleted = insert('deleted_position', 1);
const insertArrival =
  `INSERT INTO dialog_arrivals (user_id, other_user, position, device, lineage, sequence, message_id)
   VALUES (?, ?, ?, ?, ?, ?, ?)`;
const insertDialogDeletion = 'INSERT INTO dialog_deletions (user_id, other_user, message_id) VALUES (?, ?, ?)';
const insertGroupMessage =
  'INSERT INTO group_messages (group_id, bucket, n, seq, message_id, author) VALUES (?, ?, ?, ?, ?, ?)';
const insertGroupDeletion = 'INSERT INTO group_deletions (group_id, message_id, seq, author) VALUES (?, ?, ?, ?)';

const insertPrivateReceipts = 'INSERT INTO user_settings (user_id, private_receipts) VALUES (?, ?) USING TIMESTAMP ?';

const keyOf = ({ user, group = 0n as GroupId, other = 0n as UserId }: ConversationOf) => [user, group, other] as const;

/**
 * Cells that only grow: their timestamp is what they grow with, so that of all writes, in any order and however often,
 * the highest one stays. Of the rows of a batch the highest one is enough.
 */
function maximum(
  of: ConversationOf, what: string, { query, values, at }: { query: string; values: Row['params']; at: bigint },
): Row {
  const bytes = values.reduce<number>((sum, value) => sum + (Buffer.isBuffer(value) ? value.length : 8), 0);
  const columns = keyOf(of);
  return {
    query, params: [...columns, ...values, at + 1n], key: [of.user], bytes: bytes + rowOverheadBytes,
    highest: { name: `${what}/${columns.join('/')}`, at },
  };
}

/** The latest event that a list shows. */
export const lastRow = (of: ConversationOf, at: Offset, event: Buffer): Row =>
  maximum(of, 'last', { query: insertLast, values: [BigInt(at), event], at: BigInt(at) });

/**
 * Overwrites the latest event of a list where it is the one at this place, for good: of two writes with one timestamp
 * Cassandra keeps the deletion. The envelope is in a column of its own.
 */
export function erasedLastRows(of: ConversationOf, at: Offset, envelope: Buffer): Row[] {
  const { bytes, key: partition } = lastRow(of, at, envelope);
  const columns = keyOf(of);
  return [
    { query: eraseLast, params: [BigInt(at) + 1n, ...columns], key: partition, bytes },
    { query: insertErased, params: [...columns, envelope, BigInt(at) + 1n], key: partition, bytes },
  ];
}

/** How many events of a group count as messages. */
export const countRow = (of: ConversationOf, at: Offset, n: number): Row =>
  maximum(of, 'n', { query: insertN, values: [BigInt(n)], at: BigInt(at) });

/** The latest message of the user itself; in a group with its n. */
export const ownRow = (of: ConversationOf, at: Offset, n: number | undefined): Row =>
  n === undefined
    ? maximum(of, 'own', { query: insertOwn, values: [BigInt(at)], at: BigInt(at) })
    : maximum(of, 'own', { query: insertOwnN, values: [BigInt(at), BigInt(n)], at: BigInt(at) });

/** The user became a member of a group: what was before is not unread. */
export const joinedRow = (of: ConversationOf, at: Offset, n: number): Row =>
  maximum(of, 'joined', { query: insertJoined, values: [BigInt(n)], at: BigInt(at) });

/** The user has seen everything up to an event; `n` is that of the event of a group. */
export const readRow = (of: ConversationOf, seen: Offset, n: number): Row =>
  maximum(of, 'read', { query: insertRead, values: [BigInt(seen), BigInt(n)], at: BigInt(seen) });

/** The other user of the dialog has seen the messages up to one. */
export const seenRow = (of: ConversationOf, seenTo: MessageId): Row =>
  maximum(of, 'seen', { query: insertSeen, values: [seenTo], at: seenTo - 1n });

/** The user has set something. */
export const settingRow = (of: ConversationOf, at: Offset, column: SettingColumn, value: bigint): Row =>
  maximum(of, column, { query: insertSetting[column], values: [value], at: BigInt(at) });

/** The user has set whether receipts are private. */
export const privateReceiptsRow = (user: UserId, at: Offset, isPrivate: boolean): Row => ({
  query: insertPrivateReceipts, params: [user, BigInt(isPrivate), BigInt(at) + 1n], key: [user],
  bytes: rowOverheadBytes,
});

/** A message of the other user of a dialog. */
export function arrivalRow(user: UserId, other: UserId, at: Offset, origin: Origin): Row {
  const { device, lineage, sequence, messageId } = origin;
  return {
    query: insertArrival,
    params: [user, other, BigInt(at), device, BigInt(lineage), BigInt(sequence), messageId],
    key: [user, other],
    bytes: Buffer.byteLength(device) + rowOverheadBytes,
  };
}

/** A message of the conversation was deleted: only then a reader reads which. */
export const deletedRow = (of: ConversationOf, at: Offset): Row =>
  maximum(of, 'deleted', { query: insertDeleted, values: [BigInt(at)], at: BigInt(at) });

/** The other user of a dialog has deleted an own message. */
export const dialogDeletionRow = (user: UserId, other: UserId, id: MessageId): Row =>
  ({ query: insertDialogDeletion, params: [user, other, id], key: [user, other], bytes: rowOverheadBytes });

/** A message of a group by its number. Each partition with a member writes the same row. */
export function groupMessageRow(group: GroupId, n: number, { messageId, seq, author }: MessageRef): Row {
  const bucket = groupBucket(n);
  const params = [group, bucket, BigInt(n), BigInt(seq), messageId, author];
  return { query: insertGroupMessage, params, key: [group, bucket], bytes: rowOverheadBytes };
}

/** A message of a group was deleted, if there is one of this name. */
export const groupDeletionRow = (group: GroupId, { messageId, seq, author }: MessageRef): Row => ({
  query: insertGroupDeletion, params: [group, messageId, BigInt(seq), author], key: [group], bytes: rowOverheadBytes,
});
