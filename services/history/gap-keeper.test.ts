import { messageId, offset, positionOf } from '@cecochat/contracts';
import { summarizeGaps } from './gap-keeper.ts';

const [nowMs, dayMs] = [1_800_000_000_000, 86_400_000];
const gap = (from: number, to: number, ageMs: number) => ({ from: offset(from), to: offset(to), noticedMs: nowMs - ageMs, afterId: messageId(0) });
const summaryOf = (...found: (readonly ReturnType<typeof gap>[])[]) => summarizeGaps(found, { nowMs, generation: 1 });

test('partitions with gaps are counted, those of the last day apart, and the youngest gap names the time', () => {
  expect(summaryOf([gap(0, 5, 2 * dayMs), gap(9, 12, 1_000)], [gap(3, 4, 3 * dayMs)], [])).toEqual({ generation: 1, partitions: 2, recent: 1, replaced: 0, latestMs: nowMs - 1_000 });
});

test('a gap into the next generation is one of a log that was replaced', () => {
  expect(summaryOf([gap(7, positionOf(1, 0), 5)], [gap(1, 2, 5)])).toMatchObject({ partitions: 2, recent: 2, replaced: 1 });
  expect(summaryOf([gap(7, positionOf(1, 0), 2 * dayMs), gap(positionOf(1, 3), positionOf(1, 4), 5)])).toMatchObject({ recent: 1, replaced: 0 });
});

test('empty rows of the table are no gaps', () => {
  expect(summaryOf([gap(5, 5, 1), gap(9, 2, 1)])).toEqual({ generation: 1, partitions: 0, recent: 0, replaced: 0, latestMs: 0 });
});
