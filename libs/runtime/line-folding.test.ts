import { jest } from '@jest/globals';
import { LineFolding } from './line-folding.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function fold() {
  const folded: [string, number][] = [];
  const folding = new LineFolding({ burst: 3, periodMs: 1_000, onFolded: (text, count) => void folded.push([text, count]) });
  const admitted = (text: string, count: number) => Array.from({ length: count }, () => folding.admits(text)).filter(Boolean).length;
  return { folded, admitted };
}

test('the first lines of a text are written, the others counted at the end of the period', () => {
  const { folded, admitted } = fold();
  expect([admitted('refused', 50), admitted('another', 2)]).toEqual([3, 2]);
  expect(folded).toEqual([]);
  jest.advanceTimersByTime(1_000);
  expect(folded).toEqual([['refused', 47]]);
  expect(admitted('refused', 5)).toBe(3);
});

test('texts that differ are not folded, and only so many are kept in memory', () => {
  const { folded, admitted } = fold();
  for (let text = 0; text < 5_000; text++) expect(admitted(`text ${text}`, 1)).toBe(1);
  expect(jest.getTimerCount()).toBe(1_000);
  jest.advanceTimersByTime(1_000);
  expect([folded, jest.getTimerCount()]).toEqual([[], 0]);
});
