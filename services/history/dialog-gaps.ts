import type { HistoryReader, NoticedGap } from '@cecochat/cassandra';
import {
  maxMessageId, messageId, messageIdAt, timeOfId, type MessageId, type Offset, type Partition,
} from '@cecochat/contracts';

/** Message ids above `after` and below `before`. */
export interface IdGap {
  readonly after: MessageId;
  readonly before: MessageId;
}

interface ReadGaps {
  readonly gaps: readonly NoticedGap[];
  readonly gapsBefore: Offset;
  readonly atMs: number;
}

/** Gaps that were read longer ago are read again: the tables may have been restored from a copy meanwhile. */
const keptForMs = 5_000;

/** Clocks that agree differ by a second at most, and a record is written seconds after its id was made. */
const marginMs = 60_000;

/**
 * Finds which message ids of a dialog history may lack. A gap is one of positions in the log, and a dialog is in the
 * order of message ids. So a gap can hide messages from the time of the last record before it to the time when it was
 * noticed.
 */
export class DialogGaps {
  readonly #reader: Pick<HistoryReader, 'readWatermark' | 'readGaps'>;
  readonly #clock: () => number;
  readonly #read = new Map<Partition, ReadGaps>();

  /** `clock` gives milliseconds of a monotonic clock. */
  constructor(reader: Pick<HistoryReader, 'readWatermark' | 'readGaps'>, clock: () => number) {
    this.#reader = reader;
    this.#clock = clock;
  }

  /**
   * The gaps of a page, newest first. `homes` are the partitions of both users: that of a sender has the messages of
   * the dialog. To be called after the rows of the page were read: a gap is recorded before the rows that follow it.
   */
  async find(homes: readonly Partition[], page: IdGap): Promise<IdGap[]> {
    const found = await Promise.all(Array.from(new Set(homes), (home) => this.#gapsOf(home)));
    return idGapsWithin(found.flat(), page);
  }

  async #gapsOf(home: Partition): Promise<readonly NoticedGap[]> {
    const gapsBefore = (await this.#reader.readWatermark(home))?.gapsBefore ?? 0;
    if (gapsBefore === 0) return [];
    const known = this.#read.get(home);
    const atMs = this.#clock();
    if (known?.gapsBefore === gapsBefore && atMs - known.atMs <= keptForMs) return known.gaps;
    const gaps = await this.#reader.readGaps(home);
    this.#read.set(home, { gaps, gapsBefore, atMs });
    return gaps;
  }
}

/**
 * Pure: the message ids within a page that gaps of any order and kind can hide: newest first, none overlaps another.
 */
export function idGapsWithin(found: readonly NoticedGap[], page: IdGap): IdGap[] {
  const higher = (a: MessageId, b: MessageId) => (a > b ? a : b);
  const lower = (a: MessageId, b: MessageId) => (a < b ? a : b);
  const cut = found.filter(({ from, to }) => from < to).map(hiddenIds).map(({ after, before }) => (
    { after: higher(after, page.after), before: lower(before, page.before) }
  ));
  const merged: { after: MessageId; before: MessageId }[] = [];
  for (const gap of cut.sort((a, b) => (a.before > b.before ? -1 : 1))) {
    if (gap.before - gap.after <= 1n) continue; // No id is between them.
    const last = merged.at(-1);
    if (last !== undefined && gap.before > last.after) last.after = lower(last.after, gap.after);
    else merged.push(gap);
  }
  return merged;
}

/** Pure: the ids of the messages that a gap can hide. */
export function hiddenIds({ noticedMs, afterId }: NoticedGap): IdGap {
  const [isWrittenKnown, isNoticedKnown] = [afterId > 0n, noticedMs > 0];
  const writtenMs = timeOfId(afterId);
  return {
    after: isWrittenKnown && isNoticedKnown ? messageIdAt(Math.min(writtenMs, noticedMs) - marginMs) : messageId(0),
    before: isNoticedKnown ? messageIdAt(Math.max(writtenMs, noticedMs) + marginMs) : maxMessageId,
  };
}
