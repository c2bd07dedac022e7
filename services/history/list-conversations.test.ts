import type { ConversationHead } from '@cecochat/cassandra';
import { offset, userId } from '@cecochat/contracts';
import fc from 'fast-check';
import { pickPage } from './list-conversations.ts';
import { fromLatest } from './read-request.ts';

const headAt = (last: number, set: Partial<ConversationHead> = {}): ConversationHead =>
  ({ last: offset(last), other: userId(last), group: undefined, isPinned: false, isArchived: false, ...set });

test('pages have all conversations, each once, the latest first', () => {
  const places = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 60 });
  fc.assert(fc.property(places, fc.integer({ min: 1, max: 20 }), (at, count) => {
    const found: number[] = [];
    let before = fromLatest;
    do {
      const page = pickPage(at.map((each) => headAt(each)), { before, count, withoutArchived: false });
      expect(page.heads.length).toBeLessThanOrEqual(count);
      found.push(...page.heads.map(({ last }) => last));
      before = page.nextBefore;
    } while (before > 0);
    expect(found).toEqual([...at].sort((a, b) => b - a));
  }));
});

test('conversations that are pinned are first, on the first page and beside its count, and those that are archived are left out where that is wanted', () => {
  const heads = [headAt(9), headAt(8, { isArchived: true }), headAt(7), headAt(3, { isPinned: true }), headAt(2, { isPinned: true, isArchived: true }), headAt(1)];
  const pages = (withoutArchived: boolean) => {
    const found: number[][] = [];
    let before = fromLatest;
    do {
      const page = pickPage(heads, { before, count: 2, withoutArchived });
      found.push(page.heads.map(({ last }) => last));
      before = page.nextBefore;
    } while (before > 0);
    return found;
  };
  expect(pages(false)).toEqual([[3, 2, 9, 8], [7, 1]]);
  expect(pages(true)).toEqual([[3, 9, 7], [1]]);
});

test('of more pinned conversations than a page may have the earlier ones are listed like the others', () => {
  const heads = Array.from({ length: 102 }, (_, index) => headAt(index + 1, { isPinned: true }));
  const first = pickPage(heads, { before: fromLatest, count: 1, withoutArchived: false });
  expect(first.heads.map(({ last }) => last)).toEqual([...Array.from({ length: 100 }, (_, index) => 102 - index), 2]);
  expect(pickPage(heads, { before: first.nextBefore, count: 1, withoutArchived: false }).heads.map(({ last }) => last)).toEqual([1]);
});

test('conversations in which nothing has happened yet are on no page', () => {
  const heads = [headAt(3), { ...headAt(2, { isPinned: true }), last: offset(-1) }];
  const page = pickPage(heads, { before: fromLatest, count: 9, withoutArchived: false });
  expect(page.heads.map(({ last }) => last)).toEqual([3]);
});
