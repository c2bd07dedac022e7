import { positionOf } from '@cecochat/contracts';
import type { OutgoingRecord } from '@cecochat/kafka';
import fc from 'fast-check';
import { decideBatch, planWaves } from './decide-batch.ts';
import type { Emission } from './records.ts';

const facts = { next: positionOf(1, 10), generation: 1, first: 10, last: 19, end: 20, sought: false };

test.each([
  ['the expected batch is applied', {}, { kind: 'apply', from: 10, lost: 0 }],
  ['one that overlaps is applied from the expected record on', { first: 5 }, { kind: 'apply', from: 10, lost: 0 }],
  ['one before the expected one is asked for again', { first: 0, last: 9 }, { kind: 'seek', to: 10 }],
  ['one behind the expected one is asked for again', { first: 12 }, { kind: 'seek', to: 10 }],
  ['where Kafka has none before it, what lies between is lost', { first: 12, sought: true }, { kind: 'apply', from: 12, lost: 2 }],
  ['a log that ends before what was applied is another one', { first: 0, last: 4, end: 5 }, { kind: 'new-log' }],
  ['a log of a later generation is applied from its start', { generation: 2, first: 0 }, { kind: 'apply', from: 0, lost: 0 }],
  ['of a later generation too Kafka may have lost the start', { generation: 2, first: 3, sought: true }, { kind: 'apply', from: 3, lost: 3 }],
])('%s', (_, changes, step) => {
  expect(decideBatch({ ...facts, ...changes })).toEqual(step);
});

/** A record that names its emission and its partition. */
const record = (emission: number, partition: number): OutgoingRecord => ({ partition, value: Buffer.from(`${emission}@${partition}`) });
const emissionOf = (index: number, home: number, others: readonly number[]): Emission =>
  ({ first: others.filter((each) => each !== home).map((each) => record(index, each)), last: record(index, home) });
const shown = (waves: readonly OutgoingRecord[][]) => waves.map((wave) => wave.map(({ value }) => value.toString()));

test('events of one sender go to the others together, and then to the sender', () => {
  expect(shown(planWaves([emissionOf(0, 1, [2, 3]), emissionOf(1, 1, [2, 3])]))).toEqual([['0@2', '0@3', '1@2', '1@3'], ['0@1', '1@1']]);
});

test('an event of another sender waits in the partition of the first one, and nowhere else', () => {
  expect(shown(planWaves([emissionOf(0, 1, [2, 3]), emissionOf(1, 2, [1, 3])]))).toEqual([['0@2', '0@3', '1@3'], ['0@1', '1@1'], ['1@2']]);
  expect(planWaves([])).toEqual([]);
});

test('whoever sends: each record once, a partition in the order of the events, and the last record of an event after its others', () => {
  const anEmission = fc.record({ home: fc.nat(4), others: fc.uniqueArray(fc.nat(4)) });
  fc.assert(fc.property(fc.array(anEmission, { maxLength: 20 }), (drafts) => {
    const emissions = drafts.map(({ home, others }, index) => emissionOf(index, home, others));
    const waves = planWaves(emissions);
    const placed = waves.flatMap((wave, at) => wave.map((each) => ({ each, at })));
    const all = emissions.flatMap(({ first, last }) => [...first, last]);
    expect(placed.map(({ each }) => each).sort((a, b) => all.indexOf(a) - all.indexOf(b))).toEqual(all);
    const waveOf = new Map(placed.map(({ each, at }) => [each, at]));
    for (let partition = 0; partition < 5; partition++) {
      expect(placed.filter(({ each }) => each.partition === partition).map(({ each }) => each)).toEqual(all.filter((each) => each.partition === partition));
    }
    for (const { first, last } of emissions) for (const each of first) expect(waveOf.get(each)).toBeLessThan(waveOf.get(last) ?? 0);
  }));
});
