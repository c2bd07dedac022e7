import fc from 'fast-check';
import { cheapestMatching } from './oracle/matching.ts';

/** The lowest sum of all ways to give each row a column of its own. */
function tryAll([row, ...rest]: readonly number[][], taken: readonly number[] = []): number {
  if (row === undefined) return 0;
  const sums = row.map((cost, column) => (taken.includes(column) ? Infinity : cost + tryAll(rest, [...taken, column])));
  return Math.min(...sums);
}

test('a matching costs as little as the cheapest of all', () => {
  const tables = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 })).chain(([rows, spare]) =>
    fc.array(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: rows + spare, maxLength: rows + spare }), { minLength: rows, maxLength: rows }));
  fc.assert(fc.property(tables, (costs) => {
    expect(cheapestMatching(costs.map((row) => Float64Array.from(row)))).toBe(tryAll(costs));
  }), { numRuns: 1_000 });
});
