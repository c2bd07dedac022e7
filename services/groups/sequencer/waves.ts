import type { OutgoingRecord } from '@cecochat/kafka';
import type { Emission } from './records.ts';

/**
 * Pure: records in waves, of which each is written once the one before it is. A partition has the records of the
 * emissions in their order, and the last record of an emission comes after its others. The waves are as few as that
 * allows, where each record comes as early as it can. Records of a partition within a wave are written together, in
 * their order.
 */
export function planWaves(emissions: readonly Emission[]): OutgoingRecord[][] {
  const waves: OutgoingRecord[][] = [];
  /** Of each partition the wave that has its latest record. */
  const latest = new Map<number, number>();
  const put = (record: OutgoingRecord, earliest: number): number => {
    const wave = Math.max(earliest, latest.get(record.partition) ?? 0);
    (waves[wave] ??= []).push(record);
    latest.set(record.partition, wave);
    return wave;
  };
  for (const { first, last } of emissions) {
    const written = first.map((record) => put(record, 0));
    put(last, Math.max(-1, ...written) + 1);
  }
  return Array.from(waves, (wave) => wave ?? []);
}
