import fc from 'fast-check';
import { decideBurst } from './sending.ts';

const perSecond = (rate: number | undefined) => ({ perSecond: rate, maxUnderWay: 10 });

test('without a rate messages go as long as there is room', () => {
  expect(decideBurst(perSecond(undefined), { sent: 0, total: 100, underWay: 0, elapsedMs: 0 })).toBe(10);
  expect(decideBurst(perSecond(undefined), { sent: 50, total: 100, underWay: 7, elapsedMs: 0 })).toBe(3);
  expect(decideBurst(perSecond(undefined), { sent: 99, total: 100, underWay: 0, elapsedMs: 0 })).toBe(1);
});

test('at a rate a message goes when it is due, and late when there was no room', () => {
  expect(decideBurst(perSecond(100), { sent: 0, total: 100, underWay: 0, elapsedMs: 0 })).toBe(1);
  expect(decideBurst(perSecond(100), { sent: 1, total: 100, underWay: 1, elapsedMs: 9 })).toBe(0);
  expect(decideBurst(perSecond(100), { sent: 1, total: 100, underWay: 1, elapsedMs: 10 })).toBe(1);
  expect(decideBurst(perSecond(100), { sent: 1, total: 100, underWay: 1, elapsedMs: 50 })).toBe(5);
});

test('never more than there are, than there is room for, or than are due', () => {
  const standings = fc.record({ sent: fc.nat(50), total: fc.nat(50), underWay: fc.nat(30), elapsedMs: fc.nat(1_000) });
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: undefined }), standings, (rate, standing) => {
      const { sent, total, underWay, elapsedMs } = { ...standing, sent: Math.min(standing.sent, standing.total) };
      const burst = decideBurst(perSecond(rate), { sent, total, underWay, elapsedMs });
      expect(burst).toBeGreaterThanOrEqual(0);
      expect(sent + burst).toBeLessThanOrEqual(total);
      if (burst > 0) expect(underWay + burst).toBeLessThanOrEqual(10);
      if (burst > 0 && rate !== undefined) expect(sent + burst).toBeLessThanOrEqual(1 + (elapsedMs * rate) / 1_000);
    }),
  );
});
