import { movingRate } from './handover.ts';

const handed = (fromMs: number, atMs: number) => ({ partition: 0, atMs, tookMs: atMs - fromMs });

test('the time counts in which something moves, once for those that move at the same time', () => {
  expect(movingRate([handed(0, 1_000)])).toBe(1);
  expect(movingRate([handed(0, 1_000), handed(0, 1_000), handed(500, 2_000)])).toBe(1.5);
  expect(movingRate([handed(5_000, 6_000), handed(0, 1_000)])).toBe(1);
  expect(movingRate([handed(0, 4_000), handed(1_000, 2_000)])).toBe(0.5);
});

test('where nothing moves there is no rate', () => {
  expect(() => movingRate([])).toThrow('on its way');
});
