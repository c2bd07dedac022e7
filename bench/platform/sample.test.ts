import { userId } from '@cecochat/contracts';
import { repeat } from './sample.ts';

test('messages are repeated in their order, with lines that go on', () => {
  const file = [{ line: 2, source: userId(1), target: userId(2) }, { line: 3, source: userId(2), target: userId(3) }];
  expect(repeat(file, 5).map(({ line, source }) => [line, source])).toEqual([[1, 1n], [2, 2n], [3, 1n], [4, 2n], [5, 1n]]);
  expect(repeat([], 5)).toEqual([]);
});
