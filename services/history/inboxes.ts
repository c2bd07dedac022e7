import { gapsWithin, type Gap, type HistoryReader, type InboxEntry, type ReadWatermark } from '@cecochat/cassandra';
import { offset, type Offset, type Partition, type UserId } from '@cecochat/contracts';

/**
 * The first events of an inbox from a cursor on, no more than were asked for, and a watermark before which they are all
 * there is.
 */
export interface InboxFound {
  readonly entries: readonly InboxEntry[];
  readonly watermark: Offset;
  /** Every gap of the partition before the watermark ends at or before this position. */
  readonly gapsBefore: Offset;
}

type Seen = Pick<ReadWatermark, 'next' | 'gapsBefore'>;

const nothing: Seen = { next: offset(0), gapsBefore: offset(0) };

/** A watermark that was seen longer ago is not relied on: the tables may have been restored from a copy meanwhile. */
const seenForMs = 5_000;

/**
 * Finds events before the watermark only. Beyond it, materialize can write an event before an earlier one, and a reader
 * that resumes after it would miss the earlier one. For the same reason the watermark is read before the events. The
 * watermark only grows: events before the last one seen can be read meanwhile, and a page that is full before it need
 * not wait for a newer one.
 */
export class Inboxes {
  readonly #reader: Pick<HistoryReader, 'readWatermark' | 'readInbox' | 'readGaps'>;
  readonly #clock: () => number;
  readonly #seen = new Map<Partition, Seen & { readonly atMs: number }>();

  /** `clock` gives milliseconds of a monotonic clock. */
  constructor(reader: Pick<HistoryReader, 'readWatermark' | 'readInbox' | 'readGaps'>, clock: () => number) {
    this.#reader = reader;
    this.#clock = clock;
  }

  /** `home` is the partition of the user. Rejects as the reader does. */
  async find(
    user: UserId,
    home: Partition,
    { cursor, count }: { readonly cursor: Offset; readonly count: number },
  ): Promise<InboxFound> {
    const seen = this.#seenOf(home);
    const reading = this.#readWatermark(home);
    reading.catch(() => undefined); // The callers that await it get the rejection.
    const entries = await this.#reader.readInbox(user, { from: cursor, before: seen.next, count });
    const last = entries.at(-1);
    // A reader whose next cursor is the watermark takes that for the end: then it is to be the one of now.
    if (entries.length >= count && last !== undefined && last.offset + 1 < seen.next)
      return { entries, watermark: seen.next, gapsBefore: seen.gapsBefore };
    const { next: watermark, gapsBefore } = await reading;
    if (entries.length >= count) return { entries, watermark, gapsBefore };
    const rest = await this.#reader.readInbox(user, {
      from: offset(Math.max(cursor, seen.next)), before: watermark, count: count - entries.length,
    });
    return { entries: [...entries, ...rest], watermark, gapsBefore };
  }

  /** The gaps of the partition between two positions; costs nothing where they are past every gap. */
  async findGaps(home: Partition, range: Gap, gapsBefore: Offset): Promise<Gap[]> {
    return range.from < gapsBefore ? gapsWithin(await this.#reader.readGaps(home), range) : [];
  }

  #seenOf(home: Partition): Seen {
    const seen = this.#seen.get(home);
    return seen !== undefined && this.#clock() - seen.atMs <= seenForMs ? seen : nothing;
  }

  async #readWatermark(home: Partition): Promise<Seen> {
    const watermark = (await this.#reader.readWatermark(home)) ?? nothing;
    this.#seen.set(home, { ...watermark, atMs: this.#clock() });
    return watermark;
  }
}
