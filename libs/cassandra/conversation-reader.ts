import {
  groupId, messageId, offset, userId, type GroupId, type MessageId, type MessageRef, type Offset, type Partition,
  type UserId,
} from '@cecochat/contracts';
import { types, type Client } from 'cassandra-driver';
import { groupBucket } from './buckets.ts';
import { profiles } from './connect-cassandra.ts';
import { storeError } from './failures.ts';
import { settingColumns, type SettingColumn } from './projections/conversation-rows.ts';
import { conversationsProjection } from './projections/index.ts';

/** Names a conversation of a user. One of the two is there. */
export interface ConversationName {
  readonly group: GroupId | undefined;
  readonly other: UserId | undefined;
}

/** A conversation and where its latest event is. */
export interface ConversationHead extends ConversationName {
  /** -1 where nothing has happened yet, and something is set. */
  readonly last: Offset;
  readonly isPinned: boolean;
  readonly isArchived: boolean;
}

/** A setting of a conversation, and the position at which it was set. */
export interface StoredSetting {
  readonly column: SettingColumn;
  /** Of a flag 0 or 1. */
  readonly value: number;
  readonly at: Offset;
}

/** Settings of a user for all conversations, and the position at which they were set. */
export interface StoredUserSettings {
  readonly hasPrivateReceipts: boolean;
  readonly at: Offset;
}

/** What is stored of a conversation. A number is 0 where nothing of its kind has happened. */
export interface StoredConversation extends ConversationHead {
  readonly event: Buffer;
  /** Where the latest message of the user itself is, and what the user has seen by a receipt; -1 where nothing is. */
  readonly own: number;
  readonly read: number;
  /** Of a group: messages, and those up to the entry, up to the latest own one and up to what is seen. */
  readonly n: number;
  readonly joinedN: number;
  readonly ownN: number;
  readonly readN: number;
  /** Of a dialog: up to which message the other user has seen it. */
  readonly seenTo: MessageId;
  /** Whether a message of another user was deleted. */
  readonly hasDeletions: boolean;
  readonly settings: readonly StoredSetting[];
}

/** A message of the other user of a dialog. */
export interface Arrival {
  readonly offset: Offset;
  readonly device: string;
  readonly lineage: number;
  readonly sequence: number;
  /** 0 where an earlier version has written the row. */
  readonly messageId: MessageId;
}

/** A message of a group, with its number among those that count. */
export interface GroupMessage extends MessageRef {
  readonly n: number;
}

/** Numbers of messages of a group. */
export interface NumberRange {
  readonly after: number;
  /** Part of it. At most 1,000 above `after`. */
  readonly to: number;
}

const selectWatermark = 'SELECT next_position FROM projection_watermarks WHERE kafka_partition = ? AND projection = ?';
const selectHeads =
  `SELECT group_id, other_user, last_position, ${settingColumns.join(', ')} FROM conversations WHERE user_id = ?`;
const selectConversations = `SELECT group_id, other_user, last_position, last_event, last_erased, n, own_position,
  own_n, joined_n, read_position, read_n, seen_to, deleted_position,
  ${settingColumns.map((column) => `${column}, WRITETIME(${column}) AS ${column}_at`).join(', ')}
  FROM conversations WHERE user_id = ? AND (group_id, other_user) IN ?`;
const selectArrivals =
  `SELECT position, device, lineage, sequence, message_id FROM dialog_arrivals
   WHERE user_id = ? AND other_user = ? LIMIT ?`;
const selectDialogDeletions =
  'SELECT message_id FROM dialog_deletions WHERE user_id = ? AND other_user = ? AND message_id IN ?';
const selectGroupMessages =
  'SELECT n, seq, message_id, author FROM group_messages WHERE group_id = ? AND bucket IN ? AND n > ? AND n <= ?';
const selectUserSettings =
  'SELECT private_receipts, WRITETIME(private_receipts) AS private_receipts_at FROM user_settings WHERE user_id = ?';
const selectGroupDeletions =
  'SELECT seq, message_id, author FROM group_deletions WHERE group_id = ? AND (message_id, seq, author) IN ?';

/** Keys of one query: some stores refuse more. */
const keysAtOnce = 100;
/** Heads read at a time. */
const headsAtOnce = 5_000;

/** Reads the tables of conversations. Throws a ChatError `unavailable` while Cassandra is unavailable. */
export class ConversationReader {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Every record of the partition before it is in the tables. */
  async readWatermark(of: Partition): Promise<Offset> {
    const { rows: [row] } = await this.#execute(selectWatermark, [BigInt(of), conversationsProjection]);
    return offset(Number(row?.get('next_position') ?? 0));
  }

  /** All conversations of a user in which something has happened or is set, in any order. */
  async readHeads(user: UserId): Promise<ConversationHead[]> {
    const heads: ConversationHead[] = [];
    for (let pageState: string | undefined, first = true; first || pageState !== undefined; first = false) {
      const paging = { fetchSize: headsAtOnce, ...(pageState !== undefined && { pageState }) };
      const page = await this.#execute(selectHeads, [user], paging);
      for (const row of page.rows) if (row.get('last_position') !== null || hasSettings(row)) heads.push(headOf(row));
      pageState = page.pageState ?? undefined;
    }
    return heads;
  }

  /** These conversations of a user, in any order. */
  async readConversations(user: UserId, names: readonly ConversationName[]): Promise<StoredConversation[]> {
    const keys = names.map(({ group, other }) => new types.Tuple(group ?? 0n, other ?? 0n));
    return (await this.#readAll(selectConversations, [user], keys)).map(conversationOf);
  }

  /** The latest messages of the other user of a dialog, the latest first. */
  async readArrivals(user: UserId, other: UserId, count: number): Promise<Arrival[]> {
    const { rows } = await this.#execute(selectArrivals, [user, other, count]);
    return rows.map((row) => ({
      offset: offset(Number(row.get('position'))),
      device: (row.get('device') as string | null) ?? '',
      lineage: Number(row.get('lineage') ?? 0),
      sequence: Number(row.get('sequence') ?? 0),
      messageId: messageId((row.get('message_id') as bigint | null) ?? 0n),
    }));
  }

  /** Undefined where the user has set nothing. */
  async readUserSettings(user: UserId): Promise<StoredUserSettings | undefined> {
    const { rows: [row] } = await this.#execute(selectUserSettings, [user]);
    const value = row?.get('private_receipts') as bigint | null | undefined;
    if (value === null || value === undefined) return undefined;
    return { hasPrivateReceipts: value === 1n, at: offset(Number(row?.get('private_receipts_at')) - 1) };
  }

  /** Which of these messages the other user of a dialog has deleted; `ids` are at most some thousand. */
  async readDialogDeletions(user: UserId, other: UserId, ids: readonly MessageId[]): Promise<MessageId[]> {
    const rows = await this.#readAll(selectDialogDeletions, [user, other], ids);
    return rows.map((row) => messageId(row.get('message_id') as bigint));
  }

  /** The messages of a group with these numbers, in any order; without those that an earlier version has written. */
  async readGroupMessages(group: GroupId, { after, to }: NumberRange): Promise<GroupMessage[]> {
    const buckets = [...new Set([groupBucket(after + 1), groupBucket(to)])];
    const { rows } = await this.#execute(selectGroupMessages, [group, buckets, BigInt(after), BigInt(to)]);
    return rows.map((row) => ({ n: Number(row.get('n')), ...refOf(row) }));
  }

  /** Which of these messages of a group were deleted. */
  async readGroupDeletions(group: GroupId, refs: readonly MessageRef[]): Promise<MessageRef[]> {
    const keys = refs.map((ref) => new types.Tuple(ref.messageId, BigInt(ref.seq), ref.author));
    return (await this.#readAll(selectGroupDeletions, [group], keys)).map(refOf);
  }

  /** The rows of these keys, which are the last parameter of the query. */
  async #readAll(query: string, params: readonly unknown[], keys: readonly unknown[]): Promise<types.Row[]> {
    const parts = Array.from({ length: Math.ceil(keys.length / keysAtOnce) }, (_, index) =>
      keys.slice(index * keysAtOnce, (index + 1) * keysAtOnce));
    const results = await Promise.all(parts.map((part) => this.#execute(query, [...params, part])));
    return results.flatMap(({ rows }) => rows);
  }

  async #execute(
    query: string, params: unknown[], paging: { readonly fetchSize?: number; readonly pageState?: string } = {},
  ): Promise<types.ResultSet> {
    try {
      const options = { executionProfile: profiles.read, prepare: true, autoPage: false, ...paging };
      return await this.#client.execute(query, params, options);
    } catch (error) {
      throw storeError(error);
    }
  }
}

const refOf = (row: types.Row): MessageRef => ({
  messageId: messageId(row.get('message_id') as bigint), seq: Number(row.get('seq')),
  author: userId(row.get('author') as bigint),
});

function headOf(row: types.Row): ConversationHead {
  const [group, other] = [row.get('group_id') as bigint, row.get('other_user') as bigint];
  return {
    group: group === 0n ? undefined : groupId(group),
    other: group === 0n ? userId(other) : undefined,
    last: offset(Number(row.get('last_position') ?? -1)),
    isPinned: isTrue(row, 'pinned'),
    isArchived: isTrue(row, 'archived'),
  };
}

const isTrue = (row: types.Row, column: SettingColumn): boolean => Number(row.get(column) ?? 0) === 1;

const hasSettings = (row: types.Row): boolean => settingColumns.some((column) => row.get(column) !== null);

const settingsOf = (row: types.Row): StoredSetting[] => settingColumns.flatMap((column) => {
  const value = row.get(column) as bigint | null;
  // Timestamps are the positions, and one more: 0 is none.
  return value === null ? [] : [{ column, value: Number(value), at: offset(Number(row.get(`${column}_at`)) - 1) }];
});

function conversationOf(row: types.Row): StoredConversation {
  const number = (column: string, missing = 0) => Number(row.get(column) ?? missing);
  return {
    ...headOf(row),
    event: (row.get('last_event') as Buffer | null) ?? (row.get('last_erased') as Buffer),
    own: number('own_position', -1),
    read: number('read_position', -1),
    n: number('n'),
    joinedN: number('joined_n'),
    ownN: number('own_n'),
    readN: number('read_n'),
    seenTo: messageId((row.get('seen_to') as bigint | null) ?? 0n),
    hasDeletions: row.get('deleted_position') !== null,
    settings: settingsOf(row),
  };
}
