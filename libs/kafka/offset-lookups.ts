import type { OffsetRange, OffsetRanges } from './offset-reader.ts';

/**
 * Shares look-ups among concurrent callers. One is in flight at a time; all callers that arrive meanwhile share the
 * next one: an answer is never older than its question, and a thousand devices that connect at once cost two look-ups.
 * After each look-up Kafka has a rest, so that devices with wrong cursors cannot keep it busy.
 */
export class OffsetLookups {
  readonly #read: (partitions: readonly number[]) => Promise<OffsetRanges>;
  readonly #rest: () => Promise<unknown>;
  #asked = new Set<number>();
  #next: Promise<OffsetRanges> | undefined;
  #underWay: Promise<unknown> = Promise.resolve();

  /** `rest` resolves when the next look-up may begin. */
  constructor(read: (partitions: readonly number[]) => Promise<OffsetRanges>, rest: () => Promise<unknown>) {
    this.#read = read;
    this.#rest = rest;
  }

  /** The offsets of a partition; undefined when the topic does not have it. */
  async of(partition: number): Promise<OffsetRange | undefined> {
    this.#asked.add(partition);
    this.#next ??= this.#begin();
    return (await this.#next).get(partition);
  }

  #begin(): Promise<OffsetRanges> {
    const lookup = this.#underWay.then(() => {
      const partitions = [...this.#asked];
      this.#asked = new Set();
      this.#next = undefined;
      return this.#read(partitions);
    });
    this.#underWay = lookup.catch(() => undefined).then(() => this.#rest());
    return lookup;
  }
}
