import {
  bodyFieldOf, countsAsMessage, decodeEvent, deletionField, groupChangedField, isForDevices, isListed, refTo,
  settingsIn, storedChange, userSettingsIn, type ChatEvent, type DialogEnvelope, type GroupEnvelope, type MessageId,
  type Offset, type Receipt, type UserId,
} from '@cecochat/contracts';
import type { Row } from '../rows.ts';
import {
  arrivalRow, countRow, deletedRow, dialogDeletionRow, groupDeletionRow, groupMessageRow, joinedRow, lastRow, ownRow,
  privateReceiptsRow, readRow, seenRow, settingColumns, settingRow,
} from './conversation-rows.ts';
import type { LogEvent, Projection } from './projection.ts';

export const conversationsProjection = 'conversations';

/**
 * The conversations of each user, and what they have not seen.
 *
 * Nothing is counted up: every cell is a maximum. In a group the log has the numbers, and `n` less what is seen is
 * unread. A dialog has no numbers, as no process sees the messages of both users in one order. So each message of the
 * other user is a row at its place in the partition of the user, and the rows behind the last seen place are unread. A
 * place and not a message id: a message that was written late has an older id than messages that were seen before it.
 *
 * A deletion names a message and is kept by that name, of a dialog for each user. Whether it names an unread message is
 * found when the list is read: so the two may come in any order. The messages of a group have a row with their names.
 */
export const conversations: Projection = {
  name: conversationsProjection,
  tables: [
    `conversations (user_id bigint, group_id bigint, other_user bigint, last_position bigint, last_event blob, n bigint,
      last_erased blob, own_position bigint, own_n bigint, joined_n bigint, read_position bigint, read_n bigint,
      seen_to bigint, deleted_position bigint, muted_until bigint, pinned bigint, archived bigint, marked_unread bigint,
      PRIMARY KEY (user_id, group_id, other_user))`,
    `dialog_arrivals (user_id bigint, other_user bigint, position bigint, device text, lineage bigint, sequence bigint,
      message_id bigint, PRIMARY KEY ((user_id, other_user), position)) WITH CLUSTERING ORDER BY (position DESC)`,
    `dialog_deletions (user_id bigint, other_user bigint, message_id bigint,
      PRIMARY KEY ((user_id, other_user), message_id))`,
    `group_messages (group_id bigint, bucket bigint, n bigint, seq bigint, message_id bigint, author bigint,
      PRIMARY KEY ((group_id, bucket), n)) WITH CLUSTERING ORDER BY (n DESC)`,
    `group_deletions (group_id bigint, message_id bigint, seq bigint, author bigint,
      PRIMARY KEY (group_id, message_id, seq, author))`,
    `user_settings (user_id bigint PRIMARY KEY, private_receipts bigint)`,
  ],
  rows(logged, position) {
    const { event, residents } = logged;
    const kind = bodyFieldOf(logged.bytes);
    if (residents.length === 0) return [];
    if (kind === deletionField) return rowsOfDeletion(logged, position);
    if (isForDevices(logged.bytes)) return rowsOfSettings(logged, position);
    if (!isListed(kind)) return [];
    const rows = residents.flatMap((user) =>
      event.group === undefined
        ? rowsOfDialog(user, event, { logged, position, kind })
        : rowsOfGroup(user, event, { logged, position, kind }));
    if (event.group === undefined || !countsAsMessage(kind)) return rows;
    return [...rows, groupMessageRow(event.group, event.n, refTo(event))];
  },
  receiptRows({ receipt, residents }) {
    return residents.map((user) => (user === receipt.reader ? rowOfReader(receipt) : rowOfOther(user, receipt)));
  },
};

function rowOfReader({ reader: user, other, offset, ...rest }: Receipt): Row {
  return rest.group === undefined
    ? readRow({ user, other }, offset, 0)
    : readRow({ user, group: rest.group }, offset, rest.n);
}

/** Only dialogs have another user who gets the receipt. */
const rowOfOther = (user: UserId, { reader, seenTo }: Receipt): Row =>
  seenRow({ user, other: reader }, seenTo as MessageId);

/** None for a deletion that changes nothing. The sender of a message has it as seen. */
function rowsOfDeletion({ event, bytes, residents }: LogEvent, position: Offset): Row[] {
  const change = storedChange(bytes);
  if (change === undefined) return [];
  const { message } = change;
  const { sender, group } = event;
  if (group !== undefined) {
    return [...residents.map((user) => deletedRow({ user, group }, position)), groupDeletionRow(group, message)];
  }
  if (message.seq !== 0) return [];
  return residents.filter((user) => user !== sender).flatMap((user) =>
    [deletedRow({ user, other: sender }, position), dialogDeletionRow(user, sender, message.messageId)]);
}

/** None for those that come from another user, or cannot be read. */
function rowsOfSettings({ event: { sender: user }, bytes }: LogEvent, position: Offset): Row[] {
  const event = readBodyOf(bytes);
  const isPrivate = event && userSettingsIn(event)?.hasPrivateReceipts;
  if (isPrivate !== undefined) return [privateReceiptsRow(user, position, isPrivate)];
  const set = event && settingsIn(event);
  if (set?.conversation === undefined) return [];
  const { conversation, settings: { mutedUntilMs, isPinned, isArchived, isMarkedUnread } } = set;
  const values = {
    muted_until: mutedUntilMs, pinned: isPinned, archived: isArchived, marked_unread: isMarkedUnread,
  };
  return settingColumns.flatMap((column) => {
    const value = values[column];
    return value === undefined ? [] : [settingRow({ user, ...conversation }, position, column, BigInt(value))];
  });
}

/** An event at its place. */
interface Placed {
  readonly logged: LogEvent;
  readonly position: Offset;
  /** Field of its body. */
  readonly kind: number | undefined;
}

function rowsOfDialog(user: UserId, event: DialogEnvelope, { logged, position, kind }: Placed): Row[] {
  const { sender, receiver } = event;
  const other = sender === user ? receiver : sender;
  const of = { user, other };
  const rows = [lastRow(of, position, logged.bytes)];
  if (!countsAsMessage(kind)) return rows;
  rows.push(sender === user ? ownRow(of, position, undefined) : arrivalRow(user, other, position, event));
  return rows;
}

function rowsOfGroup(user: UserId, { sender, group, n }: GroupEnvelope, { logged, position, kind }: Placed): Row[] {
  const of = { user, group };
  const rows = [lastRow(of, position, logged.bytes), countRow(of, position, n)];
  if (countsAsMessage(kind)) {
    if (sender === user) rows.push(ownRow(of, position, n));
  } else if (kind === groupChangedField && entersBy(logged.bytes, user)) rows.push(joinedRow(of, position, n));
  return rows;
}

/** Whether the user becomes a member by a change of a group. */
function entersBy(bytes: Buffer, user: UserId): boolean {
  const event = readBodyOf(bytes);
  if (event?.kind !== 'group-changed') return false;
  const { sender, body: { change, users } } = event;
  if (change === 'joined') return sender === user;
  return (
    (change === 'created' && sender === user) || ((change === 'created' || change === 'added') && users.includes(user))
  );
}

/** Undefined for a body that cannot be read: the rows of the event do without it. */
function readBodyOf(bytes: Buffer): ChatEvent | undefined {
  try {
    return decodeEvent(bytes);
  } catch {
    return undefined;
  }
}

