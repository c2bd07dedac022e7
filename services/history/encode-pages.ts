import type {
  ConversationName, Gap, GroupMessage, StoredSetting, GroupEntry, HistoryReader, MembershipInterval,
} from '@cecochat/cassandra';
import {
  asBuffer, cecochat, encodeStoredEvent, toLong, wireRef, wireSettings, wireUserSettings, ChatError, type GroupId,
  type UserId,
} from '@cecochat/contracts';
import protobuf from 'protobufjs/minimal.js';
import type { IdGap } from './dialog-gaps.ts';
import type { ConversationsPage } from './list-conversations.ts';
import { fitting, mergeEntry, type DialogPage, type InboxPage, type MergedEntry } from './pages.ts';
import type { GroupHistoryQuery } from './read-request.ts';
import type { ListedConversation } from './read-unread.ts';

/*
 * Responses are put together around the bytes that were stored, as the fields of history.proto: an event is never
 * decoded, so what this version does not know reaches the caller unchanged.
 */
const lengthDelimited = 2;
const varint = 0;
const tag = (field: number, wireType: number) => (field << 3) | wireType;

export function encodeInboxPage(page: InboxPage, gaps: readonly Gap[]): Buffer {
  const writer = protobuf.Writer.create();
  for (const { offset, event } of page.entries)
    writer.uint32(tag(1, lengthDelimited)).bytes(encodeStoredEvent(offset, event));
  writer.uint32(tag(2, varint)).uint64(toLong(page.nextCursor));
  writer.uint32(tag(3, varint)).uint64(toLong(page.watermark));
  for (const { from, to } of gaps) writePair(writer, 4, from, to);
  return asBuffer(writer.finish());
}

export function encodeDialogPage(page: DialogPage, gaps: readonly IdGap[]): Buffer {
  const writer = protobuf.Writer.create();
  for (const { event } of page.entries) writer.uint32(tag(1, lengthDelimited)).bytes(event);
  writer.uint32(tag(2, varint)).uint64(toLong(page.nextOlderThan));
  for (const { after, before } of gaps) writePair(writer, 3, after, before);
  writeStates(writer, 4, page.entries);
  return asBuffer(writer.finish());
}

export function encodeGroupPage({ entries, nextBefore }: GroupPage): Buffer {
  const writer = protobuf.Writer.create();
  for (const { event } of entries) writer.uint32(tag(1, lengthDelimited)).bytes(event);
  writer.uint32(tag(2, varint)).uint64(toLong(nextBefore));
  writeStates(writer, 3, entries);
  return asBuffer(writer.finish());
}

export function encodeConversationsPage(page: ConversationsPage): Buffer {
  const { conversations, nextBefore, watermark, userSettings, early = [] } = page;
  const writer = protobuf.Writer.create();
  for (const each of conversations) {
    writer.uint32(tag(1, lengthDelimited)).fork();
    writeConversation(writer, each);
    writer.ldelim();
  }
  writeNumber(writer, 2, nextBefore);
  writeNumber(writer, 3, watermark);
  if (userSettings !== undefined) {
    const { at, ...settings } = userSettings;
    const stored = { offset: toLong(at), settings: wireUserSettings(settings) };
    writer.uint32(tag(4, lengthDelimited)).bytes(cecochat.v1.StoredUserSettings.encode(stored).finish());
  }
  for (const { settings, ...name } of early) {
    for (const each of settings) writer.uint32(tag(5, lengthDelimited)).bytes(encodeSetting(each, name));
  }
  return asBuffer(writer.finish());
}

function writeConversation(writer: protobuf.Writer, of: ListedConversation): void {
  if (of.group === undefined) writeNumber(writer, 1, of.other ?? 0n);
  else writeNumber(writer, 2, of.group);
  writer.uint32(tag(3, lengthDelimited)).bytes(encodeStoredEvent(of.last, of.event));
  writeNumber(writer, 4, of.unread);
  // Where nothing is seen the field is not there: the first offset is 0.
  if (of.seen >= 0) writeNumber(writer, 5, of.seen);
  writeNumbers(writer, 6, of.arrivals.map((each) => each.offset));
  if (of.group !== undefined) {
    writeNumber(writer, 7, of.n);
    writeNumber(writer, 8, of.seenN);
  }
  writeNumber(writer, 9, of.seenTo);
  writeNumbers(writer, 10, of.arrivals.map((each) => each.messageId));
  for (const each of of.messages) writer.uint32(tag(11, lengthDelimited)).bytes(encodeGroupMessage(each));
  writeNumbers(writer, 12, of.deletedN);
  for (const each of of.settings) writer.uint32(tag(13, lengthDelimited)).bytes(encodeSetting(each));
}

function encodeSetting(
  { column, value, at }: StoredSetting, { group, other }: Partial<ConversationName> = {},
): Uint8Array {
  const settings = {
    muted_until: { mutedUntilMs: value }, pinned: { isPinned: value === 1 }, archived: { isArchived: value === 1 },
    marked_unread: { isMarkedUnread: value === 1 },
  }[column];
  const name = {
    ...(group !== undefined && { group: toLong(group) }),
    ...(other !== undefined && { other: toLong(other) }),
  };
  const named = { ...name, ...wireSettings(settings) };
  return cecochat.v1.StoredSettings.encode({ offset: toLong(at), settings: named }).finish();
}

const encodeGroupMessage = ({ n, ...ref }: GroupMessage): Uint8Array =>
  cecochat.v1.GroupMessage.encode({ n: toLong(n), message: wireRef(ref) }).finish();

function writeNumber(writer: protobuf.Writer, field: number, value: bigint | number): void {
  writer.uint32(tag(field, varint)).uint64(toLong(value));
}

function writeNumbers(writer: protobuf.Writer, field: number, numbers: readonly (bigint | number)[]): void {
  if (numbers.length === 0) return;
  writer.uint32(tag(field, lengthDelimited)).fork();
  for (const each of numbers) writer.uint64(toLong(each));
  writer.ldelim();
}

function writeStates(writer: protobuf.Writer, field: number, entries: readonly MergedEntry[]): void {
  for (const { state } of entries) if (state !== undefined) writer.uint32(tag(field, lengthDelimited)).bytes(state);
}

/** A message of two numbers, fields 1 and 2. */
function writePair(writer: protobuf.Writer, field: number, first: bigint | number, second: bigint | number): void {
  writer.uint32(tag(field, lengthDelimited)).fork();
  writer.uint32(tag(1, varint)).uint64(toLong(first)).uint32(tag(2, varint)).uint64(toLong(second));
  writer.ldelim();
}

interface GroupPage {
  /** Newest first. */
  readonly entries: readonly MergedGroupEntry[];
  /** 0 when there is no next page. */
  readonly nextBefore: number;
}

type MergedGroupEntry = MergedEntry & Pick<GroupEntry, 'seq'>;

export type GroupReader = Pick<HistoryReader, 'readGroupHead' | 'readMemberships' | 'readGroup'>;

/**
 * The events of a group that a user may see, newest first: those of the times in which it was a member, its entry and
 * its exit included. Throws `no-such-group` and `not-a-member`.
 */
export async function readGroupPage(reader: GroupReader, user: UserId, query: GroupHistoryQuery): Promise<GroupPage> {
  const { group, count } = query;
  const [head, intervals] = await Promise.all([reader.readGroupHead(group), reader.readMemberships(group, user)]);
  if (head === undefined) throw new ChatError('no-such-group', `there is no group ${group}`, { field: 'group' });
  if (intervals.length === 0) throw new ChatError('not-a-member', 'is not a member of the group', { field: 'group' });
  let before = Math.min(query.before, head + 1);
  const entries: GroupEntry[] = [];
  for (let range = rangeBefore(intervals, before); range !== undefined; range = rangeBefore(intervals, before)) {
    const read = await readRange(reader, group, range, count - entries.length);
    entries.push(...read.entries);
    before = read.reached;
    // A range that was not read to its end has taken as many reads as a page may take.
    if (entries.length >= count || before > range.from) break;
  }
  return cutPage(entries.map(mergeEntry), rangeBefore(intervals, before) === undefined ? 0 : before);
}

const readRange = (reader: GroupReader, group: GroupId, range: SeqRange, count: number) =>
  reader.readGroup(group, { ...range, count });

interface SeqRange {
  readonly from: number;
  /** Not part of it. */
  readonly before: number;
}

/** Pure: the latest part of what a user may see that is before an event; undefined where there is none. */
function rangeBefore(intervals: readonly MembershipInterval[], before: number): SeqRange | undefined {
  let latest: SeqRange | undefined;
  for (const { joined, left } of intervals) {
    const range = { from: joined, before: Math.min(left, before) };
    if (range.from < range.before && (latest === undefined || range.before > latest.before)) latest = range;
  }
  return latest;
}

/** Pure: a page ends before its events have too many bytes, and has one at least. */
function cutPage(entries: readonly MergedGroupEntry[], nextBefore: number): GroupPage {
  const count = fitting(entries);
  if (count === entries.length) return { entries, nextBefore };
  return { entries: entries.slice(0, count), nextBefore: entries[count - 1]?.seq ?? 0 };
}
