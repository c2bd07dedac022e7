import type { Offset } from '@cecochat/contracts';
import type { Gap } from './rows.ts';

/** Pure: the gaps of a table in any order, normalized: no gap is empty, they are in order and none touches another. */
export function normalizeGaps(found: readonly Gap[]): Gap[] {
  const gaps: { from: Offset; to: Offset }[] = [];
  for (const { from, to } of [...found].sort((a, b) => a.from - b.from)) {
    if (from >= to) continue;
    const last = gaps.at(-1);
    if (last !== undefined && from <= last.to) last.to = to > last.to ? to : last.to;
    else gaps.push({ from, to });
  }
  return gaps;
}

/** Pure: the parts of the gaps that lie within a range of positions. */
export function gapsWithin(found: readonly Gap[], range: Gap): Gap[] {
  const later = (a: Offset, b: Offset) => (a > b ? a : b);
  const earlier = (a: Offset, b: Offset) => (a < b ? a : b);
  return normalizeGaps(found.map(({ from, to }) => ({ from: later(from, range.from), to: earlier(to, range.to) })));
}
