import { readDocument } from '../docs/tables.ts';
import { distanceTable, measureDistances, type Distance } from './distances.ts';

let distances: readonly Distance[];

beforeAll(() => {
  distances = measureDistances();
});

test('in at most one of ten changes of a platform the exact search finds a plan with fewer moves, and then at most 2 fewer', () => {
  for (const { kind, cases, above, mostAbove } of distances.filter((each) => each.cases > 20)) {
    expect([kind, above <= cases / 10, mostAbove <= 2]).toEqual([kind, true, true]);
  }
});

test('a plan is within the tolerance wherever the exact search finds an assignment that is', () => {
  expect(distances.filter(({ unbalanced }) => unbalanced > 0)).toEqual([]);
});

test('docs/architecture.md has these figures', () => {
  expect(readDocument('architecture.md')).toContain(distanceTable(distances));
});
