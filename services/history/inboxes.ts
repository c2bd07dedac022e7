import type { HistoryReader, InboxEntry } from '@cecochat/cassandra';
import { offset, type Offset, type Partition, type UserId } from '@cecochat/contracts';

/** The first events of an inbox from a cursor on, no more than were asked for, and a watermark before which they are all there is. */
export interface InboxFound {
  readonly entries: readonly InboxEntry[];
  readonly watermark: Offset;
}

/**
 * Finds events before the watermark only: beyond it one can be written before an earlier one is, and a reader that goes on after
 * it would miss the earlier one. That is also why the watermark is read before the events. But it only grows, so what is before
 * the last one that was seen can be read meanwhile; and a page that is full before that one need not wait for the newer.
 */
export class Inboxes {
  readonly #reader: Pick<HistoryReader, 'readWatermark' | 'readInbox'>;
  readonly #seen = new Map<Partition, Offset>();

  constructor(reader: Pick<HistoryReader, 'readWatermark' | 'readInbox'>) {
    this.#reader = reader;
  }

  /** `home` is the partition of the user. Rejects as the reader does. */
  async find(user: UserId, home: Partition, { cursor, count }: { readonly cursor: Offset; readonly count: number }): Promise<InboxFound> {
    const seen = this.#seen.get(home) ?? offset(0);
    const reading = this.#readWatermark(home);
    reading.catch(() => undefined); // Whoever waits for it is told.
    const entries = await this.#reader.readInbox(user, { from: cursor, before: seen, count });
    const last = entries.at(-1);
    // A reader whose next cursor is the watermark takes that for the end: then it is to be the one of now.
    if (entries.length >= count && last !== undefined && last.offset + 1 < seen) return { entries, watermark: seen };
    const watermark = await reading;
    if (entries.length >= count) return { entries, watermark };
    const rest = await this.#reader.readInbox(user, { from: offset(Math.max(cursor, seen)), before: watermark, count: count - entries.length });
    return { entries: [...entries, ...rest], watermark };
  }

  async #readWatermark(home: Partition): Promise<Offset> {
    const watermark = await this.#reader.readWatermark(home);
    this.#seen.set(home, watermark);
    return watermark;
  }
}
