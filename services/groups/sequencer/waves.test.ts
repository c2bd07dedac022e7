import type { OutgoingRecord } from '@cecochat/kafka';
import fc from 'fast-check';
import type { Emission } from './records.ts';
import { planWaves } from './waves.ts';

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
