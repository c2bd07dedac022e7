import { noDigest, type Gap, type Watermark } from '@cecochat/cassandra';
import { generationOf, kafkaOffsetOf, offset, positionOf, type Offset } from '@cecochat/contracts';
import type { OffsetRange } from '@cecochat/kafka';

export interface PlaceFacts {
  /** In Cassandra; undefined where nothing was ever written. */
  readonly watermark: Watermark | undefined;
  /** Generation of the log now. */
  readonly generation: number;
  /** The current offsets of the partition in Kafka. */
  readonly log: OffsetRange;
  /** Whether the record that Kafka has just before the watermark is the one that was written to history. */
  readonly lastRecord: 'not-compared' | 'same' | 'other';
}

/** The next step for the history of a partition. */
export type Place =
  /** Reads the log from this offset of Kafka on: everything before it is written. */
  | { readonly kind: 'read'; readonly from: number }
  /** First compares the record at this offset of Kafka with the one that was written last. */
  | { readonly kind: 'compare'; readonly at: number }
  /** The log is the same in its new generation: the watermark moves there, over no record. */
  | { readonly kind: 'advance'; readonly to: Offset }
  /** The log does not have these positions any more: this is recorded, and then passed. */
  | { readonly kind: 'gap'; readonly gap: Gap }
  /**
   * The log ends before the watermark, or holds other records there: it is another one, and begins a new generation.
   */
  | { readonly kind: 'new-log' }
  /** History is ahead of the log's generation, which must have been lost: it is this at least. */
  | { readonly kind: 'later-generation'; readonly generation: number };

/** Pure: the next step for the history of a partition, from the facts. All but the first two lead to new facts. */
export function decidePlace({ watermark = nothing, generation, log, lastRecord }: PlaceFacts): Place {
  const [reached, at] = [generationOf(watermark.next), kafkaOffsetOf(watermark.next)];
  if (reached > generation) return { kind: 'later-generation', generation: reached };
  const compared = isComparable(watermark, log) ? lastRecord : 'impossible';
  if (compared === 'not-compared') return { kind: 'compare', at: at - 1 };
  const gap = { from: watermark.next, to: positionOf(generation, log.start) };
  if (reached < generation)
    return compared === 'same' ? { kind: 'advance', to: positionOf(generation, at) } : { kind: 'gap', gap };
  if (at > log.end || compared === 'other') return { kind: 'new-log' };
  return at < log.start ? { kind: 'gap', gap } : { kind: 'read', from: at };
}

const nothing: Watermark = { next: offset(0), lastDigest: noDigest };

/** Whether Kafka still has the record just before the watermark, and it is known which one that was. */
function isComparable({ next, lastDigest }: Watermark, log: OffsetRange): boolean {
  const at = kafkaOffsetOf(next);
  return lastDigest !== noDigest && log.start < at && at <= log.end;
}
