import fc from 'fast-check';
import { insertSorted } from './insert-sorted.ts';

test('whatever the order in which they come, items are in the order of their ids, each once', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 10, max: 99 })), (numbers) => {
    const items: { id: string }[] = [];
    for (const number of numbers) insertSorted(items, { id: `${number}` });
    expect(items.map(({ id }) => Number(id))).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  }));
});
