import fc from 'fast-check';
import { growthExponent } from './operator.ts';

test('of a power it is the exponent, whatever the factor', () => {
  fc.assert(fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true }), (exponent, factor) => {
    const points = [10, 100, 5_000].map((work) => [work, factor * work ** exponent] as const);
    expect(growthExponent(points)).toBeCloseTo(exponent, 6);
  }));
});

test('what grows as n log n has one above 1', () => {
  const points = [376, 3_760, 11_600].map((work) => [work, work * Math.log(work)] as const);
  expect(growthExponent(points)).toBeGreaterThan(1.1);
  expect(growthExponent(points)).toBeLessThan(1.2);
});
