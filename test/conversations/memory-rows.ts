import type {
  Arrival, ConversationHead, ConversationName, GroupMessage, NumberRange, Row, StoredConversation,
  StoredUserSettings,
} from '@cecochat/cassandra';
import {
  groupId, messageId, offset, refKey, userId, type GroupId, type MessageId, type MessageRef, type Offset, type UserId,
} from '@cecochat/contracts';

type Cell = { readonly value: bigint | Buffer; readonly at: bigint };

const settingColumns = ['muted_until', 'pinned', 'archived', 'marked_unread'] as const;
const keyColumns = 3;

/** The tables of the projection of conversations, as Cassandra keeps them: of the writes of a cell the one with the latest timestamp. */
export class MemoryRows {
  readonly #conversations = new Map<string, Map<string, Cell>>();
  readonly #arrivals = new Map<string, Map<bigint, Arrival>>();
  /** By group and number. */
  readonly #messages = new Map<string, GroupMessage>();
  /** What their keys have. */
  readonly #deletions = new Set<string>();
  readonly #userSettings = new Map<string, StoredUserSettings>();
  watermark: Offset = offset(0);

  write({ query, params }: Row): void {
    const columns = /\(([^)]*)\)/.exec(query)?.[1]?.split(', ') ?? [];
    if (query.includes('user_settings')) this.#writeUserSettings(params);
    else if (query.includes('dialog_arrivals')) this.#writeArrival(params);
    else if (query.includes('group_messages')) this.#writeMessage(params);
    else if (query.includes('_deletions')) this.#deletions.add(params.join('/'));
    else this.#writeCells(columns, params);
  }

  readonly readWatermark = async (): Promise<Offset> => this.watermark;

  readonly readHeads = async (user: UserId): Promise<ConversationHead[]> =>
    [...this.#conversations.keys()].filter((key) => key.startsWith(`${user}/`)).flatMap((key) => {
      const { last, group, other, isPinned, isArchived, settings } = this.#read(key);
      return last < 0 && settings.length === 0 ? [] : [{ last, group, other, isPinned, isArchived }];
    });

  readonly readConversations = async (user: UserId, names: readonly ConversationName[]): Promise<StoredConversation[]> =>
    names.map(({ group, other }) => this.#read([user, group ?? 0n, other ?? 0n].join('/')));

  readonly readArrivals = async (user: UserId, other: UserId, count: number): Promise<Arrival[]> =>
    [...(this.#arrivals.get(`${user}/${other}`)?.values() ?? [])].sort((a, b) => b.offset - a.offset).slice(0, count);

  readonly readDialogDeletions = async (user: UserId, other: UserId, ids: readonly MessageId[]): Promise<MessageId[]> =>
    ids.filter((id) => this.#deletions.has(`${user}/${other}/${id}`));

  readonly readGroupMessages = async (group: GroupId, { after, to }: NumberRange): Promise<GroupMessage[]> =>
    [...this.#messages].filter(([key, { n }]) => key === `${group}/${n}` && n > after && n <= to).map(([, each]) => each);

  readonly readGroupDeletions = async (group: GroupId, refs: readonly MessageRef[]): Promise<MessageRef[]> =>
    refs.filter((ref) => this.#deletions.has(`${group}/${ref.messageId}/${ref.seq}/${ref.author}`));

  readonly readUserSettings = async (user: UserId): Promise<StoredUserSettings | undefined> =>
    this.#userSettings.get(user.toString());

  /** Everything, in an order that does not depend on that of the writes. */
  dump(): unknown {
    const sorted = <Value>(map: ReadonlyMap<string, Value>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      sorted(this.#conversations).map(([key, cells]) => [key, sorted(cells).map(([name, { value }]) => [name, value.toString()])]),
      sorted(this.#arrivals).map(([key, rows]) => [key, [...rows.values()].sort((a, b) => a.offset - b.offset)]),
      sorted(this.#messages).map(([key, each]) => [key, refKey(each)]), [...this.#deletions].sort(), sorted(this.#userSettings),
    ];
  }

  #writeUserSettings([user, isPrivate, timestamp]: Row['params']): void {
    const at = offset(Number(timestamp) - 1);
    const known = this.#userSettings.get(`${user}`);
    if (known === undefined || at > known.at) this.#userSettings.set(`${user}`, { hasPrivateReceipts: isPrivate === 1n, at });
  }

  #writeMessage([group, , n, seq, id, author]: Row['params']): void {
    const [number, ...ref] = [n, seq, id, author].map((each) => BigInt(each?.toString() ?? 0));
    const message = { messageId: messageId(ref[1] ?? 0n), seq: Number(ref[0]), author: userId(ref[2] ?? 0n) };
    this.#messages.set(`${group?.toString()}/${number}`, { n: Number(number), ...message });
  }

  #writeArrival([user, other, position, device, lineage, sequence, id]: Row['params']): void {
    const key = `${user?.toString()}/${other?.toString()}`;
    const rows = this.#arrivals.get(key) ?? new Map<bigint, Arrival>();
    this.#arrivals.set(key, rows);
    const arrival = {
      offset: offset(Number(position)), device: String(device), lineage: Number(lineage), sequence: Number(sequence),
      messageId: messageId(BigInt(id?.toString() ?? 0)),
    };
    rows.set(BigInt(arrival.offset), arrival);
  }

  #writeCells(columns: readonly string[], params: Row['params']): void {
    const key = params.slice(0, keyColumns).join('/');
    const cells = this.#conversations.get(key) ?? new Map<string, Cell>();
    this.#conversations.set(key, cells);
    const at = params.at(-1) as bigint;
    columns.slice(keyColumns).forEach((name, index) => {
      const value = params[keyColumns + index] as bigint | Buffer;
      const known = cells.get(name);
      if (known === undefined || at > known.at) cells.set(name, { value, at });
    });
  }

  #read(key: string): StoredConversation {
    const cells = this.#conversations.get(key);
    const number = (name: string, missing = 0) => Number(cells?.get(name)?.value ?? missing);
    const [, group = '0', other = '0'] = key.split('/');
    return {
      group: group === '0' ? undefined : groupId(BigInt(group)), other: group === '0' ? userId(BigInt(other)) : undefined,
      last: offset(number('last_position', -1)), event: (cells?.get('last_event')?.value ?? Buffer.alloc(0)) as Buffer,
      own: number('own_position', -1), read: number('read_position', -1), n: number('n'), joinedN: number('joined_n'),
      ownN: number('own_n'), readN: number('read_n'), seenTo: messageId((cells?.get('seen_to')?.value as bigint | undefined) ?? 0n),
      isPinned: number('pinned') === 1, isArchived: number('archived') === 1,
      settings: settingColumns.flatMap((column) => {
        const cell = cells?.get(column);
        return cell === undefined ? [] : [{ column, value: Number(cell.value), at: offset(Number(cell.at) - 1) }];
      }),
      hasDeletions: number('deleted_position', -1) >= 0,
    };
  }
}
