import { noDigest, type Gap, type Watermark } from '@cecochat/cassandra';
import { generationOf, kafkaOffsetOf, positionOf } from '@cecochat/contracts';
import fc from 'fast-check';
import { groupLane, PartitionLanes, decidePlace, type Lane, type Reading, type PlaceFacts } from './partition-lanes.ts';

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

const watermark = (generation: number, at: number, lastDigest = 7n): Watermark => ({ next: positionOf(generation, at), lastDigest });
const log = (start: number, end: number) => ({ start, end });
const decide = (facts: Partial<PlaceFacts>) =>
  decidePlace({ watermark: undefined, generation: 0, log: log(0, 0), lastRecord: 'not-compared', ...facts });

describe('within a generation', () => {
  test('nothing was ever written and nothing was ever lost: it reads from the beginning', () => {
    expect(decide({ log: log(0, 5) })).toEqual({ kind: 'read', from: 0 });
  });

  test('the record before the watermark is compared first, and reading goes on at the watermark', () => {
    const facts = { watermark: watermark(0, 50), log: log(0, 60) };
    expect(decide(facts)).toEqual({ kind: 'compare', at: 49 });
    expect(decide({ ...facts, lastRecord: 'same' })).toEqual({ kind: 'read', from: 50 });
  });

  test.each([
    ['history was lost and the log is no longer whole', undefined, log(40, 60), [0, 40]],
    ['the log was cut before it was written', watermark(0, 30), log(40, 60), [30, 40]],
    ['the log was cut to its end', watermark(0, 30), log(60, 60), [30, 60]],
  ] as const)('%s: a gap', (_, at, range, [from, to]) => {
    expect(decide({ watermark: at, log: range })).toEqual({ kind: 'gap', gap: { from, to } });
  });

  test('the log was cut exactly to the watermark: nothing is missing', () => {
    expect(decide({ watermark: watermark(0, 40), log: log(40, 60) })).toEqual({ kind: 'read', from: 40 });
  });

  test.each([
    ['ends before the watermark', watermark(0, 50), log(0, 49), 'not-compared'],
    ['is empty', watermark(0, 50), log(0, 0), 'not-compared'],
    ['has grown over the watermark and holds another record before it', watermark(0, 50), log(0, 80), 'other'],
  ] as const)('a log that %s is another one', (_, at, range, lastRecord) => {
    expect(decide({ watermark: at, log: range, lastRecord })).toEqual({ kind: 'new-log' });
  });
});

describe('when the generation was raised', () => {
  test('what was not written of the old log is a gap, and the new one is read from its start', () => {
    expect(decide({ watermark: watermark(0, 50), generation: 1, log: log(0, 3) })).toEqual({ kind: 'gap', gap: { from: 50, to: positionOf(1, 0) } });
    expect(decide({ watermark: { next: positionOf(1, 0), lastDigest: noDigest }, generation: 1, log: log(0, 3) })).toEqual({ kind: 'read', from: 0 });
  });

  test('a partition whose log is the same goes on where it was, without a gap', () => {
    const facts = { watermark: watermark(0, 50), generation: 1, log: log(0, 60) };
    expect(decide(facts)).toEqual({ kind: 'compare', at: 49 });
    expect(decide({ ...facts, lastRecord: 'same' })).toEqual({ kind: 'advance', to: positionOf(1, 50) });
    expect(decide({ ...facts, lastRecord: 'other' })).toEqual({ kind: 'gap', gap: { from: 50, to: positionOf(1, 0) } });
  });
});

test('history that is ahead of the generation says which one it has seen', () => {
  expect(decide({ watermark: watermark(3, 50), generation: 1, log: log(0, 60) })).toEqual({ kind: 'later-generation', generation: 3 });
});

/** A log with its records, as identities, from `start` on; earlier ones are gone. */
interface ModelLog {
  start: number;
  records: number[];
}

test('whatever is lost, every record that is ever passed is in history or in a gap, and the watermark never goes back', () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('write' as const), count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant('cut' as const), count: fc.nat(8) }),
    fc.record({ kind: fc.constant('recreate' as const), count: fc.nat(12) }),
    fc.record({ kind: fc.constant('restart' as const), count: fc.constant(0) }),
  );
  fc.assert(fc.property(fc.array(event, { maxLength: 40 }), (events) => {
    let [made, generation] = [0, 0];
    let model: ModelLog = { start: 0, records: [] };
    let at: Watermark | undefined;
    const written = new Map<number, number>();
    const gaps: Gap[] = [];
    const end = () => model.start + model.records.length;
    const append = (count: number) => {
      for (let index = 0; index < count; index++) model.records.push(++made);
    };
    const step = (lastRecord: PlaceFacts['lastRecord']): number => {
      const place = decidePlace({ watermark: at, generation, log: { start: model.start, end: end() }, lastRecord });
      switch (place.kind) {
        case 'read': return place.from;
        case 'compare': return step(BigInt(model.records[place.at - model.start] ?? 0) === at?.lastDigest ? 'same' : 'other');
        case 'advance': at = { next: place.to, lastDigest: at?.lastDigest ?? noDigest }; return step('not-compared');
        case 'new-log': generation++; return step('not-compared');
        case 'later-generation': throw new Error('no generation is lost here');
        case 'gap':
          expect(place.gap.to).toBeGreaterThan(place.gap.from);
          gaps.push(place.gap);
          at = { next: place.gap.to, lastDigest: noDigest };
          return step('not-compared');
      }
    };
    let next = step('not-compared');
    for (const { kind, count } of events) {
      if (kind === 'append') append(count);
      if (kind === 'cut') {
        const cut = Math.min(count, model.records.length);
        model = { start: model.start + cut, records: model.records.slice(cut) };
      }
      if (kind === 'recreate') {
        model = { start: 0, records: [] };
        // Right behind a gap no digest is stored: a new log that grew to that offset between two checks is not
        // detected.
        append(at?.lastDigest === noDigest ? Math.min(count, Math.max(0, kafkaOffsetOf(at.next) - 1)) : count);
      }
      const before = at?.next ?? 0;
      if (kind !== 'append') next = step('not-compared');
      for (let left = kind === 'write' ? count : 0; left > 0 && next < end(); left--) {
        const record = model.records[next - model.start] ?? 0;
        written.set(positionOf(generation, next), record);
        next++;
        at = { next: positionOf(generation, next), lastDigest: BigInt(record) };
      }
      expect(at?.next ?? 0).toBeGreaterThanOrEqual(before);
      const [reached, offset] = at === undefined ? [0, 0] : [generationOf(at.next), kafkaOffsetOf(at.next)];
      // Every record of the log of now before the watermark is in history under some position, or in a gap.
      model.records.forEach((record, index) => {
        const place = positionOf(reached, model.start + index);
        if (model.start + index >= offset || reached < generation) return;
        const isInGap = gaps.some(({ from, to }) => from <= place && place < to);
        expect([...written.values()].includes(record) || isInGap).toBe(true);
      });
    }
  }), { numRuns: 500 });
});
