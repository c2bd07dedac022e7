import type { Offset, UserId } from '@cecochat/contracts';

/** A record as the tail keeps it: who it is for, and the frame that goes to their devices as it is. */
export interface TailRecord {
  readonly offset: Offset;
  readonly sender: UserId;
  readonly receiver: UserId;
  readonly frame: Buffer;
  /** When it was read, in milliseconds of a monotonic clock. */
  readonly readMs: number;
}

export interface TailBounds {
  readonly records: number;
  readonly bytes: number;
  readonly ageMs: number;
}

/**
 * The recent records of one partition, oldest first. Holds every record from `start` up to, not including, `next`. What
 * exceeds a bound leaves at the old end.
 */
export class Tail {
  readonly #bounds: TailBounds;
  #records: TailRecord[] = [];
  /** Index of the oldest record: leaving is a step of the head, and now and then the array is cut. */
  #head = 0;
  #bytes = 0;
  #start: number;
  #next: number;

  /** An empty tail whose first record will be the one at `start`. */
  constructor(start: Offset, bounds: TailBounds) {
    this.#start = start;
    this.#next = start;
    this.#bounds = bounds;
  }

  /** First offset from which on every record is here. */
  get start(): Offset {
    return this.#start as Offset;
  }

  /** Offset of the record to come. */
  get next(): Offset {
    return this.#next as Offset;
  }

  get length(): number {
    return this.#records.length - this.#head;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Takes the next record; offsets may leave gaps where the log has them. */
  append(record: TailRecord): void {
    this.#records.push(record);
    this.#bytes += record.frame.length;
    this.#next = record.offset + 1;
    while (this.length > this.#bounds.records || this.#bytes > this.#bounds.bytes) this.#evict();
  }

  /** Passes over records that nobody can read. */
  advance(next: Offset): void {
    this.#next = Math.max(this.#next, next);
  }

  /** Forgets everything: the log goes on at this offset, and what was before it is gone. */
  truncate(start: Offset): void {
    this.#records = [];
    this.#head = 0;
    this.#bytes = 0;
    this.#start = start;
    this.#next = start;
  }

  /** Lets go of what is older than the bound. */
  expire(nowMs: number): void {
    for (let oldest = this.#records[this.#head]; oldest !== undefined; oldest = this.#records[this.#head]) {
      if (nowMs - oldest.readMs <= this.#bounds.ageMs) return;
      this.#evict();
    }
  }

  /**
   * Visits the records from an offset on until the visitor returns false; returns the offset after the last one visited,
   * which is `next` when all were.
   */
  visit(from: Offset, visitor: (record: TailRecord) => boolean): Offset {
    for (let index = this.#indexOf(from); index < this.#records.length; index++) {
      const record = this.#records[index];
      if (record !== undefined && !visitor(record)) return (record.offset + 1) as Offset;
    }
    return Math.max(from, this.#next) as Offset;
  }

  #indexOf(offset: Offset): number {
    let [low, high] = [this.#head, this.#records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#records[middle]?.offset ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #evict(): void {
    const oldest = this.#records[this.#head];
    if (oldest === undefined) return;
    this.#head++;
    this.#bytes -= oldest.frame.length;
    this.#start = oldest.offset + 1;
    if (this.#head > 1_024 && this.#head * 2 > this.#records.length) {
      this.#records = this.#records.slice(this.#head);
      this.#head = 0;
    }
  }
}
