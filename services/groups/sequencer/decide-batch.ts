import { generationOf, kafkaOffsetOf, type Offset } from '@cecochat/contracts';
import type { OutgoingRecord } from '@cecochat/kafka';
import type { Emission } from './records.ts';

/** A batch of records that Kafka has returned, and what is known of its partition. */
export interface BatchFacts {
  /** Every command before this position is applied. */
  readonly next: Offset;
  readonly generation: number;
  /** Kafka's offsets of the first and the last record. */
  readonly first: number;
  readonly last: number;
  /** Kafka's offset of the next record of the log. */
  readonly end: number;
  /** Whether the batch was asked for at `next`. */
  readonly sought: boolean;
}

/** What is to be done with a batch. */
export type BatchStep =
  /** The log ends before what was applied of it: it is another one. */
  | { readonly kind: 'new-log' }
  /** The batch is not the expected one: it is asked for at an offset. */
  | { readonly kind: 'seek'; readonly to: number }
  /** Records from an offset on are applied; `lost` are those before it that the log no longer had. */
  | { readonly kind: 'apply'; readonly from: number; readonly lost: number };

/** Pure. Commands of an earlier generation are applied already: a new log is read from its start. */
export function decideBatch({ next, generation, first, last, end, sought }: BatchFacts): BatchStep {
  const from = generationOf(next) === generation ? kafkaOffsetOf(next) : 0;
  if (end < from) return { kind: 'new-log' };
  if (last < from) return { kind: 'seek', to: from };
  if (first <= from) return { kind: 'apply', from, lost: 0 };
  return sought ? { kind: 'apply', from: first, lost: first - from } : { kind: 'seek', to: from };
}

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
