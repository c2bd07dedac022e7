import { partition, type Partition } from '@cecochat/contracts';
import fc from 'fast-check';
import { assignEvenly, type Assignment } from './assign-evenly.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const given = (ranges: Record<string, number[]>): Assignment => new Map(Object.entries(ranges).map(([name, numbers]) => [name, numbers.map(partition)]));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Partition counts, servers in any order, and a present assignment that may name others, leave some out or name some twice. */
const cases = fc.record({
  partitionCount: fc.integer({ min: 1, max: 60 }),
  servers: fc.shuffledSubarray(names, { minLength: 1 }),
  present: fc.dictionary(fc.constantFrom(...names), fc.uniqueArray(fc.nat(70), { maxLength: 40 })).map(given),
});

/** Partitions that a server has now and keeps. */
const kept = (present: Assignment, next: Map<string, Partition[]>) =>
  [...next].flatMap(([name, partitions]) => partitions.filter((each) => present.get(name)?.includes(each)));

test('every partition has one server and the counts differ by at most one', () => {
  fc.assert(fc.property(cases, ({ partitionCount, servers, present }) => {
    const next = assignEvenly(partitionCount, servers, present);
    expect([...next.values()].flat().sort((a, b) => a - b)).toEqual(upTo(partitionCount));
    expect([...next.keys()].sort()).toEqual([...servers].sort());
    const counts = [...next.values()].map((partitions) => partitions.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }));
});

test('the same input gives the same result, and the result stays as it is', () => {
  fc.assert(fc.property(cases, ({ partitionCount, servers, present }) => {
    const next = assignEvenly(partitionCount, servers, present);
    expect(assignEvenly(partitionCount, servers, present)).toEqual(next);
    expect(assignEvenly(partitionCount, servers, next)).toEqual(next);
    expect(new Map(assignEvenly(partitionCount, [...servers].reverse(), next))).toEqual(new Map(next));
  }));
});

test('no even assignment keeps more partitions in place', () => {
  const small = fc.record({
    owners: fc.array(fc.constantFrom('a', 'b', 'c', 'gone'), { minLength: 1, maxLength: 6 }),
    servers: fc.constantFrom(['a', 'b'], ['c', 'a', 'b'], ['b']),
  });
  fc.assert(fc.property(small, ({ owners, servers }) => {
    const present = given(Object.groupBy(upTo(owners.length), (index) => owners[index] ?? '') as Record<string, number[]>);
    const most = Math.max(...everyEvenAssignment(owners.length, servers).map((next) => next.filter((name, index) => name === owners[index]).length));
    expect(kept(present, assignEvenly(owners.length, servers, present))).toHaveLength(most);
  }));
});

function everyEvenAssignment(partitionCount: number, servers: readonly string[]): string[][] {
  let all: string[][] = [[]];
  for (let index = 0; index < partitionCount; index++) all = all.flatMap((one) => servers.map((name) => [...one, name]));
  return all.filter((one) => {
    const counts = servers.map((name) => one.filter((each) => each === name).length);
    return Math.max(...counts) - Math.min(...counts) <= 1;
  });
}

test('a first assignment is in ranges, in the order of the servers', () => {
  expect(assignEvenly(5, ['b', 'a'], new Map())).toEqual(given({ b: [0, 1, 2], a: [3, 4] }));
});

test('a server that is added takes only what it is to have', () => {
  expect(assignEvenly(6, ['a', 'b', 'c'], given({ a: [0, 1, 2], b: [3, 4, 5] }))).toEqual(given({ a: [0, 1], b: [3, 4], c: [2, 5] }));
});

test('more servers than partitions leaves some without, no server at all gives nothing', () => {
  expect(assignEvenly(1, ['a', 'b'], new Map())).toEqual(given({ a: [0], b: [] }));
  expect(assignEvenly(1, [], given({ a: [0] }))).toEqual(new Map());
});
