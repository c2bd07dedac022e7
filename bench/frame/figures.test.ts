import type { FigureSpec, Sample } from '../bench.ts';
import { describeGoals, judge, median, percentile, showNumber, summarise } from './figures.ts';

const bench = (...figures: readonly FigureSpec[]) => ({ name: 'echo', figures });
const sends: FigureSpec = { figure: 'sends', unit: 'sends/s', goal: { atLeast: 100 }, ratioGoal: { atLeast: 0.5 } };
const run = (value: number, reference?: number): Sample[] => [{ figure: 'sends', value, ...(reference !== undefined && { reference }) }];

test('the median is in the middle, or between the two that are', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
  expect(median([])).toBeNaN();
});

test('a percentile is the least value that so many do not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile(hundred, 1), percentile([7], 0)]).toEqual([50, 99, 100, 7]);
  expect(percentile([], 0.5)).toBeNaN();
});

test('the ratio is the median of those of the runs, not that of the medians', () => {
  const [result] = summarise(bench(sends), [run(100, 100), run(200, 1_000), run(300, 330)]);
  expect(result).toMatchObject({ value: 200, min: 100, max: 300, reference: 330, goal: '>= 100, >= 0.5 x', ok: true });
  expect(result?.ratio).toBeCloseTo(300 / 330);
});

test('a goal is missed by the value alone, and by the ratio alone', () => {
  expect(summarise(bench(sends), [run(99, 100)])[0]?.ok).toBe(false);
  expect(summarise(bench(sends), [run(100, 201)])[0]?.ok).toBe(false);
  expect(summarise(bench(sends), [run(100, 200)])[0]?.ok).toBe(true);
});

test('a goal for a ratio is missed when there is no reference', () => {
  expect(judge(sends, 1_000, null)).toBe(false);
});

test('a figure without a goal is neither met nor missed', () => {
  expect(summarise(bench({ figure: 'sends', unit: 'sends/s' }), [run(1)])[0]).toMatchObject({ goal: null, ok: null, reference: null, ratio: null });
});

test.each([
  ['is not declared', [...run(1), { figure: 'other', value: 1 }]],
  ['was measured 0 times', []],
  ['was measured 2 times', [...run(1), ...run(1)]],
  ['is NaN', run(Number.NaN)],
  ['has the reference 0', run(1, 0)],
])('a run in which a figure %s is refused', (what, samples) => {
  expect(() => summarise(bench(sends), [run(1, 1), samples])).toThrow(what);
});

test('goals and numbers are said in a few characters', () => {
  expect(describeGoals({ goal: { atMost: 45 }, ratioGoal: { atMost: 1.15 } })).toBe('<= 45, <= 1.15 x');
  expect(describeGoals({ goal: { atLeast: 10_000 } })).toBe('>= 10,000');
  expect(describeGoals({})).toBeNull();
  expect([12_345.6, 123.4, 45.67, 1.234, 0.12345].map(showNumber)).toEqual(['12,346', '123', '45.7', '1.23', '0.123']);
});
