import { noDigest, type Progress } from '@cecochat/cassandra';
import { offset, partition } from '@cecochat/contracts';
import { groupByPosition } from './group-by-position.ts';

const of = partition(3);
const at = (next: number, lastDigest: bigint) => new Map([[of, { next: offset(next), lastDigest, gapsBefore: offset(0) }]]);
const progress: Progress = new Map([['history', at(90, noDigest)], ['second', at(90, 7n)], ['third', at(120, 8n)]]);

test('projections that have come equally far are together, those that are furthest come first', () => {
  const groups = groupByPosition(['new', 'history', 'second', 'third'], of, progress);
  expect(groups.map(({ projections, watermark }) => [projections, Number(watermark.next)])).toEqual([[['third'], 120], [['history', 'second'], 90], [['new'], 0]]);
});

test('a digest that one of them has is compared for all', () => {
  expect(groupByPosition(['history', 'second'], of, progress)[0]?.watermark.lastDigest).toBe(7n);
});
