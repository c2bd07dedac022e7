import { positionOf } from '@cecochat/contracts';
import { gapOfRestored } from './renew-log.ts';

test.each([
  ['the copy of the log ends after what history has', 10, { start: 0, end: 20 }, 10],
  ['the copy of the log ends before what history has', 20, { start: 0, end: 10 }, 10],
  ['the copy of the log begins after what history has', 10, { start: 15, end: 20 }, 15],
  ['history is empty', 0, { start: 5, end: 20 }, 5],
  ['the log is empty', 10, { start: 0, end: 0 }, 0],
])('history goes on where nothing of the copy is missing and nothing comes twice: %s', (_, watermark, log, at) => {
  expect(gapOfRestored(positionOf(2, watermark), 3, log)).toEqual({ from: positionOf(2, watermark), to: positionOf(3, at) });
});
