import fc from 'fast-check';
import { BatchQueue } from './batch-queue.ts';

const maxBytes = 100;

function drain(sizes: readonly number[]) {
  const queue = new BatchQueue<{ bytes: number; at: number }>();
  sizes.forEach((bytes, at) => queue.push({ bytes, at }));
  const batches = [];
  while (queue.length > 0) batches.push(queue.take(maxBytes));
  return batches;
}

test('batches hold everything once, in order, within the bound unless an item is larger by itself', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 150 })), (sizes) => {
    const batches = drain(sizes);
    expect(batches.flat().map((item) => item.at)).toEqual(sizes.map((_, at) => at));
    for (const batch of batches) {
      const bytes = batch.reduce((sum, item) => sum + item.bytes, 0);
      expect(batch.length === 1 || bytes <= maxBytes).toBe(true);
    }
  }));
});

test('a batch is as full as it can be', () => {
  expect(drain([50, 50, 1, 100, 101, 1]).map((batch) => batch.length)).toEqual([2, 1, 1, 1, 1]);
});

test('an empty queue gives an empty batch', () => {
  expect(new BatchQueue().take(maxBytes)).toEqual([]);
});
