import type { DialogEntry, InboxEntry } from '@cecochat/cassandra';
import {
  asBuffer, decodeEnvelope, mergeStored, messageId, offset, type MessageId, type Offset,
} from '@cecochat/contracts';

/** A page ends before this many bytes of events: gRPC clients accept 4 MiB by default. */
export const maxPageBytes = 2 * 1024 * 1024;

export interface InboxPage {
  readonly entries: readonly InboxEntry[];
  readonly nextCursor: Offset;
  readonly watermark: Offset;
}

/** An event of a conversation, merged with its changes. */
export interface MergedEntry {
  readonly event: Buffer;
  /** Encoded `MessageState`; undefined where nothing was changed. */
  readonly state?: Buffer | undefined;
}

export interface DialogPage {
  readonly entries: readonly MergedDialogEntry[];
  /** 0 when there is no next page. */
  readonly nextOlderThan: MessageId;
}

export type MergedDialogEntry = MergedEntry & Pick<DialogEntry, 'messageId'>;

/** Merges an event with its changes. */
export function mergeEntry<Entry extends Stored>({
  registers, ...entry
}: Entry): Omit<Entry, 'registers'> & MergedEntry {
  if (registers === undefined) return entry;
  const { event, state } = mergeStored(entry.event, decodeEnvelope(entry.event), registers);
  return { ...entry, event: asBuffer(event), state: state && asBuffer(state) };
}

type Stored = Pick<DialogEntry, 'event' | 'registers'>;

/**
 * The page of the events found from `cursor` and before `watermark`, up to `count`. The next cursor of a page that ends
 * early is the position after its last event; that of a page with all the events is the watermark.
 */
export function decideInboxPage(
  found: readonly InboxEntry[],
  { cursor, watermark, count }: { readonly cursor: Offset; readonly watermark: Offset; readonly count: number },
): InboxPage {
  const entries = found.slice(0, fitting(found));
  const last = entries.at(-1);
  const isFull = found.length >= count || entries.length < found.length;
  const nextCursor = isFull && last !== undefined ? offset(last.offset + 1) : offset(Math.max(cursor, watermark));
  return { entries, nextCursor, watermark };
}

/** The page of what was found, where one more than `count` was looked for to see whether there is a next one. */
export function decideDialogPage(found: readonly MergedDialogEntry[], count: number): DialogPage {
  const entries = found.slice(0, Math.min(count, fitting(found)));
  const last = entries.at(-1);
  return {
    entries,
    nextOlderThan: entries.length < found.length && last !== undefined ? last.messageId : messageId(0),
  };
}

/** How many of the first events fit into a page: at least one, or a reader would never get past it. */
export function fitting(found: readonly MergedEntry[]): number {
  let bytes = 0;
  for (const [index, { event, state }] of found.entries()) {
    bytes += event.length + (state?.length ?? 0);
    if (bytes > maxPageBytes && index > 0) return index;
  }
  return found.length;
}
