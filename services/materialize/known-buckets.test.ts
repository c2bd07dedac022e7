import fc from 'fast-check';
import { RecentSet } from './known-buckets.ts';

test('the recent names are remembered, and never more than the limit', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 20 }), fc.array(fc.integer({ min: 0, max: 40 })), (limit, numbers) => {
    const set = new RecentSet(limit);
    const added: string[] = [];
    for (const name of numbers.map(String)) {
      if (!set.has(name)) added.push(name);
      set.add(name);
      expect(set.has(name)).toBe(true);
      expect(set.size).toBeLessThanOrEqual(limit);
      for (const recent of added.slice(-Math.floor(limit / 2))) expect(set.has(recent)).toBe(true);
    }
  }));
});
