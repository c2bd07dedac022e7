import { offset } from '@cecochat/contracts';
import fc from 'fast-check';
import { gapsWithin, normalizeGaps } from './gaps.ts';

const gap = (from: number, to: number) => ({ from: offset(from), to: offset(to) });
const someGaps = fc.array(fc.record({ from: fc.nat(40), to: fc.nat(40) }).map(({ from, to }) => gap(from, to)), { maxLength: 8 });
const covers = (gaps: readonly { from: number; to: number }[], at: number) => gaps.some(({ from, to }) => from <= at && at < to);

test('gaps that overlap or touch become one, and empty ones are no gaps', () => {
  expect(normalizeGaps([gap(20, 30), gap(5, 5), gap(1, 4), gap(25, 26), gap(30, 32), gap(9, 7)])).toEqual([gap(1, 4), gap(20, 32)]);
});

test('whatever the table holds, the same positions are in gaps, in order and apart from each other', () => {
  fc.assert(fc.property(someGaps, (found) => {
    const gaps = normalizeGaps(found);
    for (let at = 0; at <= 40; at++) expect(covers(gaps, at)).toBe(covers(found, at));
    gaps.slice(1).forEach(({ from }, index) => expect(from).toBeGreaterThan(gaps[index]?.to ?? 0));
  }));
});

test('a page shows the parts of gaps that it reaches over', () => {
  fc.assert(fc.property(someGaps, fc.nat(40), fc.nat(40), (found, from, to) => {
    const within = gapsWithin(found, gap(from, to));
    for (let at = 0; at <= 40; at++) expect(covers(within, at)).toBe(covers(found, at) && from <= at && at < to);
  }));
});
