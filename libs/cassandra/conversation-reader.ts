import {
  groupId, messageId, offset, userId, type GroupId, type MessageId, type Offset, type Partition, type UserId,
} from '@cecochat/contracts';
import { types, type Client } from 'cassandra-driver';
import { profiles } from './connect-cassandra.ts';
import { storeError } from './failures.ts';
import { conversationsProjection } from './projections/index.ts';

/** Names a conversation of a user. One of the two is there. */
export interface ConversationName {
  readonly group: GroupId | undefined;
  readonly other: UserId | undefined;
}

/** A conversation and where its latest event is. */
export interface ConversationHead extends ConversationName {
  readonly last: Offset;
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
}

/** A message of the other user of a dialog. */
export interface Arrival {
  readonly offset: Offset;
  readonly device: string;
  readonly lineage: number;
  readonly sequence: number;
}

const selectWatermark = 'SELECT next_position FROM projection_watermarks WHERE kafka_partition = ? AND projection = ?';
const selectHeads = 'SELECT group_id, other_user, last_position FROM conversations WHERE user_id = ?';
const selectConversations = `SELECT group_id, other_user, last_position, last_event, last_erased, n, own_position, own_n, joined_n,
  read_position, read_n, seen_to FROM conversations WHERE user_id = ? AND (group_id, other_user) IN ?`;
const selectArrivals =
  'SELECT position, device, lineage, sequence FROM dialog_arrivals WHERE user_id = ? AND other_user = ? LIMIT ?';

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

  /** All conversations of a user, in any order. */
  async readHeads(user: UserId): Promise<ConversationHead[]> {
    const heads: ConversationHead[] = [];
    for (let pageState: string | undefined, first = true; first || pageState !== undefined; first = false) {
      const paging = { fetchSize: headsAtOnce, ...(pageState !== undefined && { pageState }) };
      const page = await this.#execute(selectHeads, [user], paging);
      for (const row of page.rows) if (row.get('last_position') !== null) heads.push(headOf(row));
      pageState = page.pageState ?? undefined;
    }
    return heads;
  }

  /** These conversations of a user, in any order. */
  async readConversations(user: UserId, names: readonly ConversationName[]): Promise<StoredConversation[]> {
    if (names.length === 0) return [];
    const keys = names.map(({ group, other }) => new types.Tuple(group ?? 0n, other ?? 0n));
    const { rows } = await this.#execute(selectConversations, [user, keys]);
    return rows.map(conversationOf);
  }

  /** The latest messages of the other user of a dialog, the latest first. */
  async readArrivals(user: UserId, other: UserId, count: number): Promise<Arrival[]> {
    const { rows } = await this.#execute(selectArrivals, [user, other, count]);
    return rows.map((row) => ({
      offset: offset(Number(row.get('position'))),
      device: (row.get('device') as string | null) ?? '',
      lineage: Number(row.get('lineage') ?? 0),
      sequence: Number(row.get('sequence') ?? 0),
    }));
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

function headOf(row: types.Row): ConversationHead {
  const [group, other] = [row.get('group_id') as bigint, row.get('other_user') as bigint];
  return {
    group: group === 0n ? undefined : groupId(group),
    other: group === 0n ? userId(other) : undefined,
    last: offset(Number(row.get('last_position'))),
  };
}

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
  };
}
