import type { GroupEntry, MembershipInterval } from '@cecochat/cassandra';
import { groupId, userId } from '@cecochat/contracts';
import fc from 'fast-check';
import { readGroupPage, type GroupReader } from './encode-pages.ts';

const [group, user] = [groupId(7), userId(1)];
/** As many events as the tables read at once. */
const span = 5;

/** A group with events 1 .. head, of which the reader reads a few at a time, and for the memberships given. */
const readerOf = (head: number, intervals: readonly MembershipInterval[], bytes = 1): GroupReader => ({
  readGroupHead: async () => (head === 0 ? undefined : head),
  readMemberships: async () => [...intervals],
  readGroup: async (_, { from, before, count }) => {
    const oldest = Math.max(from, before - span);
    const entries: GroupEntry[] = [];
    for (let seq = before - 1; seq >= oldest && entries.length < count; seq--) entries.push({ seq, event: Buffer.alloc(bytes) });
    return { entries, reached: entries.length === count ? (entries.at(-1)?.seq ?? from) : oldest };
  },
});

async function readAll(reader: GroupReader, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; before > 0; ) {
    const page = await readGroupPage(reader, user, { group, before, count });
    expect(page.entries.length).toBeLessThanOrEqual(count);
    expect(page.nextBefore).toBeLessThan(before);
    found.push(...page.entries.map(({ seq }) => seq));
    before = page.nextBefore;
  }
  return found;
}

test('a member reads what happened since it came, newest first, and one that went what happened until then', async () => {
  expect(await readAll(readerOf(9, [{ joined: 6, left: Infinity }]), 3)).toEqual([9, 8, 7, 6]);
  expect(await readAll(readerOf(9, [{ joined: 2, left: 5 }]), 3)).toEqual([4, 3, 2]);
});

test('one that went and came back reads both times, and nothing of what was between them', async () => {
  expect(await readAll(readerOf(9, [{ joined: 8, left: Infinity }, { joined: 2, left: 5 }]), 16)).toEqual([9, 8, 4, 3, 2]);
});

test('whatever the times of membership and the sizes of pages are, the pages have each event of them once', async () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 6 });
  await fc.assert(fc.asyncProperty(cuts, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40 }), async (drawn, count, head) => {
    const sorted = drawn.toSorted((a, b) => a - b);
    const intervals: MembershipInterval[] = [];
    for (let at = 0; at < sorted.length; at += 2) intervals.push({ joined: sorted[at] ?? 0, left: sorted[at + 1] ?? Infinity });
    fc.pre(intervals.length > 0);
    const expected = Array.from({ length: head }, (_, index) => head - index).filter((seq) => intervals.some(({ joined, left }) => joined <= seq && seq < left));
    expect(await readAll(readerOf(head, intervals.toReversed()), count)).toEqual(expected);
  }));
});

test('a page ends before its events are too large for a client, and has one at least', async () => {
  const reader = readerOf(4, [{ joined: 1, left: Infinity }], 1_500_000);
  const page = await readGroupPage(reader, user, { group, before: 5, count: 16 });
  expect([page.entries.map(({ seq }) => seq), page.nextBefore]).toEqual([[4], 4]);
  expect(await readAll(reader, 16)).toEqual([4, 3, 2, 1]);
});

test('one that never was a member reads nothing, and neither does anybody of a group that is not there', async () => {
  const query = { group, before: 5, count: 16 };
  await expect(readGroupPage(readerOf(4, []), user, query)).rejects.toMatchObject({ code: 'not-a-member', details: { field: 'group' } });
  await expect(readGroupPage(readerOf(0, []), user, query)).rejects.toMatchObject({ code: 'no-such-group' });
});
