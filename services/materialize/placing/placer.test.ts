import { noDigest, type Progress } from '@cecochat/cassandra';
import { messageId, offset, partition } from '@cecochat/contracts';
import { groupByPosition } from './placer.ts';

const of = partition(3);
const at = (next: number, lastDigest: bigint) => new Map([[of, { next: offset(next), lastDigest, gapsBefore: offset(0) }]]);
const progress: Progress = new Map([['history', at(90, noDigest)], ['second', at(90, 7n)], ['third', at(120, 8n)]]);

test('projections that have come equally far are together, those that are furthest come first', () => {
  const groups = groupByPosition(['new', 'history', 'second', 'third'], of, progress);
  expect(groups.map(({ projections, watermark }) => [projections, Number(watermark.next)])).toEqual([[['third'], 120], [['history', 'second'], 90], [['new'], 0]]);
});

test('the message id before a gap is that of history, whichever projection is named first', () => {
  const withId: Progress = new Map([...progress, ['history', new Map([[of, { next: offset(90), lastDigest: noDigest, gapsBefore: offset(0), lastId: messageId(5) }]])]]);
  for (const names of [['history', 'second'], ['second', 'history']]) expect(groupByPosition(names, of, withId)[0]?.watermark.lastId).toBe(5n);
});

test('a digest that one of them has is compared for all', () => {
  expect(groupByPosition(['history', 'second'], of, progress)[0]?.watermark.lastDigest).toBe(7n);
});
