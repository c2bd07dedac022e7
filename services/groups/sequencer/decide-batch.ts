import { generationOf, kafkaOffsetOf, type Offset } from '@cecochat/contracts';

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
