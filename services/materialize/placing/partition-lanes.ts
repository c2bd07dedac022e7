import { noDigest, type Gap, type Watermark } from '@cecochat/cassandra';
import { generationOf, kafkaOffsetOf, offset, positionOf, type Offset } from '@cecochat/contracts';
import type { OffsetRange } from '@cecochat/kafka';

/**
 * Number of a consumer in this process. Lane 0 is the member of the group; the others read for projections that are
 * behind. Every lane reads each partition at a place of its own.
 */
export type Lane = number;

export const groupLane: Lane = 0;

/** Where a lane reads in a partition, in offsets of Kafka. */
export type Reading =
  /** At a record that is compared with the one that was written last. */
  | { readonly kind: 'comparing'; readonly at: number; readonly generation: number; readonly digest: bigint;
      readonly next: Offset; readonly projections: readonly string[] }
  | { readonly kind: 'reading'; readonly generation: number;
      /** Where the last batch began, and the record that is read next. */
      readonly began: number; readonly next: number;
      /** From which record on each projection takes what is read. */
      readonly takers: ReadonlyMap<string, number> };

/** Records that are to be written, in the order of their offsets. */
export interface Admitted<Item> {
  readonly records: readonly Item[];
  /** Generation of the log that their offsets belong to. */
  readonly generation: number;
  /** The projections that take them, each from an offset of Kafka on. */
  readonly takers: ReadonlyMap<string, number>;
}

/** The state of one partition: a projection follows one lane, or waits for its place. */
export class PartitionLanes {
  readonly #readings = new Map<Lane, Reading>();
  readonly #waiting: Set<string>;
  /** Of watermarks whose last record was compared with the log, the result. */
  readonly compared = new Map<Offset, PlaceFacts['lastRecord']>();
  /** Where a batch began that began too late, to distinguish a log with holes from a read at a wrong offset. */
  readonly #suspects = new Map<Lane, number>();

  constructor(projections: Iterable<string>) {
    this.#waiting = new Set(projections);
  }

  /** Projections without a place. */
  get waiting(): ReadonlySet<string> {
    return this.#waiting;
  }

  get isPlaced(): boolean {
    return this.#readings.get(groupLane)?.kind === 'reading';
  }

  /** Whether a projection follows another lane than that of the group, or waits. */
  isBehind(projection: string): boolean {
    const ahead = this.#readings.get(groupLane);
    return ahead?.kind !== 'reading' || !ahead.takers.has(projection);
  }

  reading(lane: Lane): Reading | undefined {
    return this.#readings.get(lane);
  }

  readings(): IterableIterator<[Lane, Reading]> {
    return this.#readings.entries();
  }

  /** The lane that is to read from here: one without a place in this partition, the group's first. */
  get freeLane(): Lane {
    let lane = groupLane;
    while (this.#readings.has(lane)) lane++;
    return lane;
  }

  /** Lets projections follow a lane that reads exactly there; false when there is none, or the group's is free. */
  join(projections: readonly string[], next: number, generation: number): boolean {
    if (!this.#readings.has(groupLane)) return false;
    for (const [lane, reading] of this.#readings) {
      if (reading.kind !== 'reading' || reading.next !== next || reading.generation !== generation) continue;
      const takers = new Map([...reading.takers, ...projections.map((each) => [each, next] as const)]);
      this.open(lane, { ...reading, takers });
      return true;
    }
    return false;
  }

  /** A lane reads there from now on; its projections wait no more. */
  open(lane: Lane, reading: Reading): void {
    this.#readings.set(lane, reading);
    const projections = reading.kind === 'reading' ? reading.takers.keys() : reading.projections;
    for (const each of projections) this.#waiting.delete(each);
  }

  /** A lane reads nothing of the partition any more: its projections wait for another place. */
  leave(lane: Lane): void {
    const reading = this.#readings.get(lane);
    this.#readings.delete(lane);
    if (reading === undefined) return;
    for (const each of reading.kind === 'reading' ? reading.takers.keys() : reading.projections)
      this.#waiting.add(each);
  }

  /** A projection failed where others of its lane did not: it is to be read for by itself. */
  part(lane: Lane, projection: string): void {
    const reading = this.#readings.get(lane);
    if (reading?.kind !== 'reading' || !reading.takers.has(projection)) return;
    const takers = new Map(reading.takers);
    takers.delete(projection);
    this.#readings.set(lane, { ...reading, takers });
    this.#waiting.add(projection);
  }

  /** Whether a batch that begins there is the expected one; a later one is, the second time. */
  isExpected(lane: Lane, wanted: number, begins: number): boolean {
    const isSame = begins === wanted || (begins > wanted && this.#suspects.get(lane) === begins);
    if (isSame) this.#suspects.delete(lane);
    else this.#suspects.set(lane, begins);
    return isSame;
  }

  /** The lane takes a batch that begins with the first offset and ends with the last. */
  take(lane: Lane, first: number, last: number): Pick<Admitted<never>, 'takers' | 'generation'> {
    const reading = this.#readings.get(lane);
    if (reading?.kind !== 'reading') throw new Error(`lane ${lane} reads nothing`);
    const taking = new Map([...reading.takers].filter(([, from]) => from <= last));
    const takers = new Map([...reading.takers].map(([each, from]) => [each, Math.max(from, last + 1)] as const));
    this.#readings.set(lane, { ...reading, began: first, next: last + 1, takers });
    return { takers: taking, generation: reading.generation };
  }

  /**
   * To be called when everything that a lane took is written. When it has reached another lane its projections follow
   * that one, which it returns: what the other one reads next begins no later than what they want next.
   */
  merge(lane: Lane): { readonly into: Lane; readonly projections: readonly string[] } | undefined {
    const reading = this.#readings.get(lane);
    if (lane === groupLane || reading?.kind !== 'reading') return undefined;
    for (const [into, other] of this.#readings) {
      if (into === lane || other.kind !== 'reading' || other.generation !== reading.generation) continue;
      if (other.next < reading.began || other.next > reading.next) continue;
      this.#readings.delete(lane);
      this.#readings.set(into, { ...other, takers: new Map([...other.takers, ...reading.takers]) });
      return { into, projections: [...reading.takers.keys()] };
    }
    return undefined;
  }
}

/** Reading from a position on, for all of the projections. */
export const readingFrom = (projections: readonly string[], next: number, generation: number): Reading =>
  ({ kind: 'reading', began: next, next, generation, takers: new Map(projections.map((each) => [each, next])) });

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
type Place =
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
