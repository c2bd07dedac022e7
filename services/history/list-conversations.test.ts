import type { ConversationHead } from '@cecochat/cassandra';
import { offset, userId } from '@cecochat/contracts';
import fc from 'fast-check';
import { pickPage } from './list-conversations.ts';

const headsAt = (places: readonly number[]): ConversationHead[] =>
  places.map((last, index) => ({ last: offset(last), other: userId(index + 1), group: undefined }));

test('pages have all conversations, each once, the latest first', () => {
  const places = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 60 });
  fc.assert(fc.property(places, fc.integer({ min: 1, max: 20 }), (at, count) => {
    const found: number[] = [];
    let before = offset(Number.MAX_SAFE_INTEGER);
    do {
      const page = pickPage(headsAt(at), { before, count });
      expect(page.heads.length).toBeLessThanOrEqual(count);
      found.push(...page.heads.map(({ last }) => last));
      before = page.nextBefore;
    } while (before > 0);
    expect(found).toEqual([...at].sort((a, b) => b - a));
  }));
});
