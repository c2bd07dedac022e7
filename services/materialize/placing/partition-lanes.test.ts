import fc from 'fast-check';
import { groupLane, PartitionLanes, type Lane, type Reading } from './partition-lanes.ts';

const readingAt = (next: number, ...projections: string[]): Reading =>
  ({ kind: 'reading', began: next, next, generation: 0, takers: new Map(projections.map((each) => [each, next])) });

test('a projection that is behind reads in a lane of its own, until that has reached the lane of the group', () => {
  const lanes = new PartitionLanes(['history', 'new']);
  lanes.open(lanes.freeLane, readingAt(100, 'history'));
  lanes.open(lanes.freeLane, readingAt(0, 'new'));
  expect([lanes.waiting.size, lanes.isPlaced, lanes.isBehind('new')]).toEqual([0, true, true]);
  expect(lanes.take(1, 0, 79).takers).toEqual(new Map([['new', 0]]));
  expect(lanes.merge(1)).toBeUndefined();
  expect(lanes.take(groupLane, 100, 109).takers).toEqual(new Map([['history', 100]]));
  lanes.take(1, 80, 119);
  expect(lanes.merge(1)).toEqual({ into: groupLane, projections: ['new'] });
  expect([lanes.reading(1), lanes.isBehind('new')]).toEqual([undefined, false]);
  expect(lanes.take(groupLane, 110, 114).takers).toEqual(new Map([['history', 110]]));
  expect(lanes.take(groupLane, 115, 129).takers).toEqual(new Map([['history', 115], ['new', 120]]));
});

test('projections at the same place follow one lane', () => {
  const lanes = new PartitionLanes(['history', 'late']);
  expect(lanes.join(['late'], 100, 0)).toBe(false);
  lanes.open(lanes.freeLane, readingAt(100, 'history'));
  expect([lanes.join(['late'], 99, 0), lanes.join(['late'], 100, 1), lanes.join(['late'], 100, 0)]).toEqual([false, false, true]);
  expect(lanes.take(groupLane, 100, 100).takers).toEqual(new Map([['history', 100], ['late', 100]]));
});

test('a batch that begins later than wanted is taken the second time: the log has a hole there', () => {
  const lanes = new PartitionLanes(['history']);
  expect([lanes.isExpected(0, 5, 7), lanes.isExpected(0, 5, 7), lanes.isExpected(0, 5, 7)]).toEqual([false, true, false]);
  expect([lanes.isExpected(0, 5, 4), lanes.isExpected(0, 5, 4), lanes.isExpected(0, 5, 5)]).toEqual([false, false, true]);
});

test('whatever is behind, fails and is placed again, each projection takes each record once, and none waits for another', () => {
  const names = ['history', 'second', 'third', 'fourth'];
  const step = fc.record({ lane: fc.nat(3), count: fc.integer({ min: 1, max: 9 }), failing: fc.option(fc.constantFrom(...names), { freq: 5 }) });
  const starts = fc.tuple(...names.map(() => fc.nat(40)));
  fc.assert(fc.property(starts, fc.array(step, { maxLength: 120 }), (given, steps) => {
    const end = 60;
    const lanes = new PartitionLanes(names);
    /** Where each projection is: everything before is written, once. */
    const written = new Map(names.map((name, index) => [name, given[index] ?? 0]));
    const place = () => {
      const waiting = [...lanes.waiting].sort((a, b) => (written.get(b) ?? 0) - (written.get(a) ?? 0));
      for (const name of waiting) {
        const next = written.get(name) ?? 0;
        if (!lanes.join([name], next, 0)) lanes.open(lanes.freeLane, readingAt(next, name));
      }
    };
    const read = (lane: Lane, count: number, failing: string | null) => {
      const reading = lanes.reading(lane);
      if (reading?.kind !== 'reading' || reading.next >= end) return;
      const last = Math.min(reading.next + count, end) - 1;
      const { takers } = lanes.take(lane, reading.next, last);
      for (const [name, from] of takers) {
        expect(from).toBe(written.get(name));
        if (name === failing && takers.size > 1) lanes.part(lane, name);
        else written.set(name, last + 1);
      }
      lanes.merge(lane);
      place();
    };
    place();
    for (const { lane, count, failing } of steps) {
      read(lane, count, failing);
      // A projection that is ahead of others takes what its lane reads next: it never waits for them.
      for (const [, reading] of lanes.readings()) {
        if (reading.kind !== 'reading') continue;
        for (const from of reading.takers.values()) expect(from - reading.next).toBeLessThan(10);
      }
    }
    for (let round = 0; round < 100; round++) for (let lane = 0; lane < names.length; lane++) read(lane, 7, null);
    expect([...written.values()]).toEqual(names.map(() => end));
    expect(names.filter((name) => lanes.isBehind(name))).toEqual([]);
  }), { numRuns: 500 });
});
