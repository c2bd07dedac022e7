import type { Client, types } from 'cassandra-driver';
import { messageId, offset, partition, type MessageId, type Offset, type Partition, type UserId } from '@cecochat/contracts';
import { dialogBucket, inboxBucket } from './buckets.ts';
import { profiles } from './connect-cassandra.ts';
import { storeError } from './failures.ts';
import type { DialogUsers } from './rows.ts';

export interface InboxEntry {
  readonly offset: Offset;
  readonly event: Buffer;
}

export interface DialogEntry {
  readonly messageId: MessageId;
  readonly event: Buffer;
}

/** Which rows of an inbox: from `from`, before `before`, no more than `count`. */
export interface InboxRange {
  readonly from: Offset;
  readonly before: Offset;
  readonly count: number;
}

const selectWatermark = 'SELECT next_offset FROM watermarks WHERE kafka_partition = ?';
const selectWatermarks = 'SELECT kafka_partition, next_offset FROM watermarks';
const selectInbox =
  'SELECT record_offset, event FROM inbox WHERE user_id = ? AND bucket = ? AND record_offset >= ? AND record_offset < ? LIMIT ?';
const selectInboxBuckets = 'SELECT bucket FROM inbox_buckets WHERE user_id = ? AND bucket > ? AND bucket <= ? LIMIT ?';
const selectDialog =
  'SELECT message_id, event FROM dialog WHERE low_user = ? AND high_user = ? AND bucket = ? AND message_id < ? LIMIT ?';
const selectDialogBuckets = 'SELECT bucket FROM dialog_buckets WHERE low_user = ? AND high_user = ? AND bucket <= ? LIMIT ?';

/** Buckets looked up at a time; few have more than a page needs. */
const bucketsAtOnce = 16;

/**
 * Reads what materialize wrote. Every read has a deadline; while Cassandra is away each throws a ChatError
 * `unavailable`.
 */
export class HistoryReader {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Every record of the partition before this offset is written; 0 when nothing is. */
  async readWatermark(of: Partition): Promise<Offset> {
    const [row] = await this.#select(selectWatermark, [BigInt(of)]);
    return offset(Number(row?.get('next_offset') ?? 0));
  }

  /** The watermarks of all partitions that have one. */
  async readWatermarks(): Promise<Map<Partition, Offset>> {
    const rows = await this.#select(selectWatermarks, []);
    return new Map(rows.map((row) => [partition(Number(row.get('kafka_partition'))), offset(Number(row.get('next_offset')))]));
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
    return rows.map((row) => ({ offset: offset(Number(row.get('record_offset'))), event: row.get('event') as Buffer }));
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

  async #readDialogBucket(users: DialogUsers, bucket: bigint, olderThan: MessageId, count: number): Promise<DialogEntry[]> {
    const rows = await this.#select(selectDialog, [...users, bucket, olderThan, count]);
    return rows.map((row) => ({ messageId: messageId(row.get('message_id') as bigint), event: row.get('event') as Buffer }));
  }

  async #select(query: string, params: (bigint | number)[]): Promise<types.Row[]> {
    try {
      const result = await this.#client.execute(query, params, { executionProfile: profiles.read, autoPage: false });
      return result.rows;
    } catch (error) {
      throw storeError(error);
    }
  }
}
