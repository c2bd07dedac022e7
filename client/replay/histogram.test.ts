import fc from 'fast-check';
import { Histogram } from './histogram.ts';

test('a percentile is at most 2 % above the exact one, and never below it', () => {
  const durations = fc.array(fc.double({ min: 0.02, max: 3_000_000, noNaN: true }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(durations, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, part) => {
      const histogram = new Histogram();
      for (const duration of all) histogram.record(duration);
      const exact = all.toSorted((a, b) => a - b)[Math.ceil(part * all.length) - 1] ?? 0;
      expect(histogram.percentile(part)).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
      expect(histogram.percentile(part)).toBeLessThanOrEqual(exact * 1.02 * (1 + 1e-9));
    }),
  );
});

test('without durations it is 0; what is out of range is taken for the nearest duration in it', () => {
  const histogram = new Histogram();
  expect(histogram.percentile(0.5)).toBe(0);
  histogram.record(0);
  expect(histogram.percentile(1)).toBe(0.01);
  histogram.record(1e12);
  expect(histogram.percentile(1)).toBeGreaterThan(3_000_000);
});
