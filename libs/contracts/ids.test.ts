import fc from 'fast-check';
import { generationOf, kafkaOffsetOf, maxGeneration, positionOf } from './ids.ts';

const generations = fc.integer({ min: 0, max: maxGeneration });
const offsets = fc.integer({ min: 0, max: 2 ** 40 - 1 });

test('a position has its generation and its offset, exactly', () => {
  fc.assert(fc.property(generations, offsets, (generation, kafkaOffset) => {
    const position = positionOf(generation, kafkaOffset);
    expect(Number.isSafeInteger(position)).toBe(true);
    expect([generationOf(position), kafkaOffsetOf(position)]).toEqual([generation, kafkaOffset]);
  }));
});

test('every position of a generation is above every position of those before it', () => {
  fc.assert(fc.property(generations, offsets, offsets, (generation, low, high) => {
    fc.pre(generation < maxGeneration);
    expect(positionOf(generation + 1, low)).toBeGreaterThan(positionOf(generation, high));
  }));
});
