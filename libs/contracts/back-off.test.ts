import { backOffMs } from './back-off.ts';

const backOff = { baseMs: 100, capMs: 10_000 };

test('the wait is a random part of a bound that doubles with every failure, up to the cap', () => {
  expect([0, 1, 2, 6, 7, 2_000].map((failures) => backOffMs(backOff, failures, 0.5))).toEqual([50, 100, 200, 3_200, 5_000, 5_000]);
  expect(backOffMs(backOff, 3, 0)).toBe(0);
});

test('the wait that a server requests is a lower bound', () => {
  expect(backOffMs(backOff, 0, 0, 2_000)).toBe(2_000);
  expect(backOffMs(backOff, 0, 0.5, 2_000)).toBe(2_050);
});
