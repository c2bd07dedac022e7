import type { Client, types } from 'cassandra-driver';
import {
  messageId, offset, partition, type GroupId, type MessageId, type Offset, type Partition,
  type StoredRegisters, type UserId,
} from '@cecochat/contracts';
import { dialogBucket, firstSeqOf, groupBucket, inboxBucket } from './buckets.ts';
import { profiles } from './connect-cassandra.ts';
import { storeError } from './failures.ts';
import { noDigest, type DialogUsers, type Gap, type Watermark } from './rows.ts';

export interface InboxEntry {
  readonly offset: Offset;
  readonly event: Buffer;
}

export interface DialogEntry {
  readonly messageId: MessageId;
  readonly event: Buffer;
  /** What was changed of it; undefined where nothing was. */
  readonly registers?: StoredRegisters | undefined;
}

export interface GroupEntry {
  readonly seq: number;
  readonly event: Buffer;
  readonly registers?: StoredRegisters | undefined;
}

/** A message and its changes, each of which may be there without the other. */
export interface StoredRow {
  readonly event: Buffer | undefined;
  readonly registers: StoredRegisters;
}

export interface GroupRead {
  /** Newest first. */
  readonly entries: readonly GroupEntry[];
  /** Of the range that was asked for, everything from this seq on was read. */
  readonly reached: number;
}

/** A user sees the events joined <= seq < left of a group. */
export interface MembershipInterval {
  readonly joined: number;
  /** Infinity while the user is a member. */
  readonly left: number;
}

export interface ReadWatermark extends Watermark {
  /** Every gap of the partition ends at or before this position; 0 where it has none. */
  readonly gapsBefore: Offset;
}

export interface NoticedGap extends Gap {
  /** When it was recorded, in milliseconds of Unix time; 0 where that is not known. */
  readonly noticedMs: number;
  /** Highest message id of the batch before it; 0 where that is not known. */
  readonly afterId: MessageId;
}

/** Which rows of an inbox: from `from`, before `before`, no more than `count`. */
export interface InboxRange {
  readonly from: Offset;
  readonly before: Offset;
  readonly count: number;
}

const selectWatermark =
  'SELECT next_position, last_digest, gaps_before, last_id FROM watermarks WHERE kafka_partition = ?';
const selectWatermarks =
  'SELECT kafka_partition, next_position, last_digest, gaps_before, last_id FROM watermarks';
const selectGaps =
  'SELECT from_position, to_position, noticed_at, after_id FROM history_gaps WHERE kafka_partition = ?';
const selectInbox =
  'SELECT position, event FROM inbox WHERE user_id = ? AND bucket = ? AND position >= ? AND position < ? LIMIT ?';
const selectInboxBuckets = 'SELECT bucket FROM inbox_buckets WHERE user_id = ? AND bucket > ? AND bucket <= ? LIMIT ?';
const selectDialog =
  'SELECT message_id, event, changes FROM dialog WHERE low_user = ? AND high_user = ? AND bucket = ? AND ' +
  'message_id < ? LIMIT ?';
const selectDialogBuckets =
  'SELECT bucket FROM dialog_buckets WHERE low_user = ? AND high_user = ? AND bucket <= ? LIMIT ?';

const selectGroupEvents =
  'SELECT seq, event, changes FROM group_timeline WHERE group_id = ? AND bucket = ? AND seq >= ? AND seq < ? LIMIT ?';
const selectGroupHead = 'SELECT seq FROM groups WHERE group_id = ?';
const selectMembership = 'SELECT joined FROM group_members WHERE group_id = ? AND user_id = ?';
const selectPastMemberships = 'SELECT joined, left_before FROM group_past_members WHERE group_id = ? AND user_id = ?';

/** Buckets looked up at a time; few have more than a page needs. */
const bucketsAtOnce = 16;

/**
 * Reads the tables of materialize. Every read has a deadline; while Cassandra is unavailable each throws a ChatError
 * `unavailable`.
 */
export class HistoryReader {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** How far history has come in a partition; undefined where nothing was ever written. */
  async readWatermark(of: Partition): Promise<ReadWatermark | undefined> {
    const [row] = await this.#select(selectWatermark, [BigInt(of)]);
    return row && readWatermarkOf(row);
  }

  /** Where history has come to in each partition that has a watermark. */
  async readWatermarks(): Promise<Map<Partition, ReadWatermark>> {
    const found = new Map<Partition, ReadWatermark>();
    for (let pageState: string | undefined, first = true; first || pageState !== undefined; first = false) {
      const { rows, pageState: next } = await this.#execute(selectWatermarks, [], pageState);
      for (const row of rows) found.set(partition(Number(row.get('kafka_partition'))), readWatermarkOf(row));
      pageState = next;
    }
    return found;
  }

  /**
   * The gaps that were recorded of a partition, as they are in the table: they may be in disorder, overlap or be empty.
   */
  async readGaps(of: Partition): Promise<NoticedGap[]> {
    const rows = await this.#select(selectGaps, [BigInt(of)]);
    return rows.map((row) => ({
      from: offset(Number(row.get('from_position'))),
      to: offset(Number(row.get('to_position') ?? 0)),
      noticedMs: (row.get('noticed_at') as Date | null)?.getTime() ?? 0,
      afterId: messageId((row.get('after_id') as bigint | null) ?? 0n),
    }));
  }

  /** Whether the index lists a bucket of an inbox as not empty. */
  async hasInboxBucket(user: UserId, bucket: bigint): Promise<boolean> {
    return (await this.#select(selectInboxBuckets, [user, bucket - 1n, bucket, 1])).length > 0;
  }

  /** Whether the index lists a bucket of a dialog as not empty. */
  async hasDialogBucket(users: DialogUsers, bucket: bigint): Promise<boolean> {
    const [row] = await this.#select(selectDialogBuckets, [...users, bucket, 1]);
    return row?.get('bucket') === bucket;
  }

  /** A user's events in the order of their offsets, across buckets. */
  async readInbox(user: UserId, range: InboxRange): Promise<InboxEntry[]> {
    if (range.from >= range.before) return [];
    const last = inboxBucket(offset(range.before - 1));
    let bucket = inboxBucket(range.from);
    // Asked for meanwhile, but a page that is full without them does not wait for them.
    const later = this.#laterInboxBuckets(user, bucket, last);
    later.catch(() => undefined);
    let found = await this.#readInboxBucket(user, bucket, range);
    let buckets = found.length < range.count ? await later : [];
    while (found.length < range.count && buckets.length > 0) {
      for (bucket of buckets) {
        const rest = await this.#readInboxBucket(user, bucket, { ...range, count: range.count - found.length });
        found = [...found, ...rest];
        if (found.length >= range.count) return found;
      }
      buckets = buckets.length < bucketsAtOnce ? [] : await this.#laterInboxBuckets(user, bucket, last);
    }
    return found;
  }

  async #laterInboxBuckets(user: UserId, bucket: bigint, last: bigint): Promise<bigint[]> {
    if (bucket >= last) return [];
    const rows = await this.#select(selectInboxBuckets, [user, bucket, last, bucketsAtOnce]);
    return rows.map((row) => row.get('bucket') as bigint);
  }

  async #readInboxBucket(user: UserId, bucket: bigint, { from, before, count }: InboxRange): Promise<InboxEntry[]> {
    const rows = await this.#select(selectInbox, [user, bucket, BigInt(from), BigInt(before), count]);
    return rows.map((row) => ({ offset: offset(Number(row.get('position'))), event: row.get('event') as Buffer }));
  }

  /** The events of a dialog with a lower message id than `olderThan`, newest first, across buckets. */
  async readDialog(users: DialogUsers, olderThan: MessageId, count: number): Promise<DialogEntry[]> {
    const found: DialogEntry[] = [];
    let newest = dialogBucket(olderThan);
    for (;;) {
      const rows = await this.#select(selectDialogBuckets, [...users, newest, bucketsAtOnce]);
      for (const row of rows) {
        const bucket = row.get('bucket') as bigint;
        found.push(...(await this.#readDialogBucket(users, bucket, olderThan, count - found.length)));
        if (found.length >= count) return found;
        newest = bucket - 1n;
      }
      if (rows.length < bucketsAtOnce) return found;
    }
  }

  async #readDialogBucket(
    users: DialogUsers, bucket: bigint, olderThan: MessageId, count: number,
  ): Promise<DialogEntry[]> {
    const found: DialogEntry[] = [];
    for (let before = olderThan; ; ) {
      const left = count - found.length;
      const rows = await this.#select(selectDialog, [...users, bucket, before, left]);
      for (const row of rows) {
        before = messageId(row.get('message_id') as bigint);
        if (hasEvent(row)) found.push({ messageId: before, ...storedOf(row) });
      }
      // Rows without an event do not make a page end early.
      if (rows.length < left || found.length === count) return found;
    }
  }

  /** The row of a message of a dialog. */
  async readDialogRow(users: DialogUsers, id: MessageId): Promise<StoredRow> {
    const [row] = await this.#select(selectDialog, [...users, dialogBucket(id), messageId(id + 1n), 1]);
    return row?.get('message_id') === id ? rowOf(row) : nothingStored;
  }

  /** The row of an event of a group. */
  async readGroupRow(group: GroupId, seq: number): Promise<StoredRow> {
    const [row] = await this.#select(selectGroupEvents, [group, groupBucket(seq), BigInt(seq), BigInt(seq) + 1n, 1]);
    return row === undefined ? nothingStored : rowOf(row);
  }

  /** `seq` of the latest event of a group; undefined where there is no such group. */
  async readGroupHead(group: GroupId): Promise<number | undefined> {
    const [row] = await this.#select(selectGroupHead, [group]);
    return row && Number(row.get('seq'));
  }

  /** When the user was a member of the group, in any order; empty for one who never was. */
  async readMemberships(group: GroupId, user: UserId): Promise<MembershipInterval[]> {
    const number = (row: types.Row, column: string) => Number(row.get(column));
    // The one that may move to the other table is read first.
    const present = await this.#select(selectMembership, [group, user]);
    const past = await this.#select(selectPastMemberships, [group, user]);
    const over = past.map((row) => ({ joined: number(row, 'joined'), left: number(row, 'left_before') }));
    const open = present.map((row) => ({ joined: number(row, 'joined'), left: Number.POSITIVE_INFINITY }));
    return [...over, ...open.filter(({ joined }) => over.every((each) => each.joined !== joined))];
  }

  /** The events of a group with `from <= seq < before`, newest first, from a bounded number of buckets. */
  async readGroup(
    group: GroupId, { from, before, count }: { readonly from: number; readonly before: number; readonly count: number },
  ): Promise<GroupRead> {
    const entries: GroupEntry[] = [];
    let bucket = groupBucket(Math.max(from, before - 1));
    const oldest = groupBucket(from);
    for (let reads = 0; reads < bucketsAtOnce && bucket >= oldest; reads++, bucket--) {
      const left = count - entries.length;
      const rows = await this.#select(selectGroupEvents, [group, bucket, BigInt(from), BigInt(before), left]);
      for (const row of rows) if (hasEvent(row)) entries.push({ seq: Number(row.get('seq')), ...storedOf(row) });
      if (rows.length >= left) return { entries, reached: Number(rows.at(-1)?.get('seq') ?? from) };
    }
    return { entries, reached: Math.max(from, firstSeqOf(bucket + 1n)) };
  }

  async #select(query: string, params: (bigint | number)[]): Promise<types.Row[]> {
    return (await this.#execute(query, params)).rows;
  }

  async #execute(
    query: string, params: (bigint | number)[], pageState?: string,
  ): Promise<{ rows: types.Row[]; pageState: string | undefined }> {
    try {
      const options = {
        executionProfile: profiles.read, autoPage: false, ...(pageState !== undefined && { pageState }),
      };
      const result = await this.#client.execute(query, params, options);
      return { rows: result.rows, pageState: result.pageState ?? undefined };
    } catch (error) {
      throw storeError(error);
    }
  }
}

/** A row can have changes alone, of a message that is not there, or not yet. */
const hasEvent = (row: types.Row): boolean => row.get('event') !== null;

const nothingStored: StoredRow = { event: undefined, registers: {} };

const rowOf = (row: types.Row): StoredRow => ({
  event: (row.get('event') as Buffer | null) ?? undefined,
  registers: (row.get('changes') as StoredRegisters | null) ?? {},
});

function storedOf(row: types.Row): Pick<DialogEntry, 'event' | 'registers'> {
  const registers = row.get('changes') as StoredRegisters | null;
  return { event: row.get('event') as Buffer, ...(registers !== null && { registers }) };
}

/** Of a row with the columns of a watermark. */
export function readWatermarkOf(row: types.Row): ReadWatermark {
  const lastId = row.get('last_id') as bigint | null | undefined; // Only history has the column.
  const number = (column: string) => offset(Number(row.get(column) ?? 0));
  return {
    next: number('next_position'),
    gapsBefore: number('gaps_before'),
    lastDigest: (row.get('last_digest') as bigint | null) ?? noDigest,
    ...(typeof lastId === 'bigint' && { lastId: messageId(lastId) }),
  };
}
