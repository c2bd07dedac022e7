import type { GroupEntry, HistoryReader, MembershipInterval } from '@cecochat/cassandra';
import { ChatError, type GroupId, type UserId } from '@cecochat/contracts';
import { fitting, mergeEntry, type MergedEntry } from './pages.ts';
import type { GroupHistoryQuery } from './read-request.ts';

export interface GroupPage {
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
export function rangeBefore(intervals: readonly MembershipInterval[], before: number): SeqRange | undefined {
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
