import type { Offset, UserId } from '@cecochat/contracts';

/** A record in the tail: the users who get it, and the frame that their devices get unchanged. */
export interface TailRecord {
  readonly offset: Offset;
  readonly users: readonly UserId[];
  readonly frame: Buffer;
  /** When it was read, in milliseconds of a monotonic clock. */
  readonly readMs: number;
}

export interface TailBounds {
  readonly records: number;
  readonly bytes: number;
  readonly ageMs: number;
}

/** The memory of a record without its frame: its objects and numbers, measured. */
export const recordOverheadBytes = 400;

/**
 * The recent records of one partition, oldest first. Holds every record from `start` up to, not including, `next`.
 * Records beyond a bound are released at once, oldest first.
 */
export class Tail implements Budgeted {
  readonly #bounds: TailBounds;
  readonly #budget: TailBudget;
  #records: (TailRecord | undefined)[] = [];
  /** Index of the oldest record: leaving is a step of the head, and now and then the array is cut. */
  #head = 0;
  #bytes = 0;
  #start: number;
  #next: number;

  /** An empty tail whose first record will be the one at `start`. */
  constructor(start: Offset, bounds: TailBounds, budget: TailBudget) {
    this.#start = start;
    this.#next = start;
    this.#bounds = bounds;
    this.#budget = budget;
    budget.join(this);
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

  /** The memory of the records, overhead included. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes the next record; offsets may leave gaps where the log has them. */
  append(record: TailRecord): void {
    this.#records.push({ ...record, frame: ownCopy(record.frame) });
    this.#bytes += sizeOf(record);
    this.#next = record.offset + 1;
    this.#budget.change(sizeOf(record));
    while (this.length > this.#bounds.records || this.#bytes > this.#bounds.bytes) this.giveWay();
  }

  /** Forgets everything, for good. */
  close(): void {
    this.truncate(this.next);
    this.#budget.leave(this);
  }

  /** Passes over unreadable records. */
  advance(next: Offset): void {
    this.#next = Math.max(this.#next, next);
  }

  /** Drops all records: the log resumes at this offset, and everything before it is lost. */
  truncate(start: Offset): void {
    this.#budget.change(-this.#bytes);
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
      this.giveWay();
    }
  }

  /**
   * Visits the records from an offset on until the visitor returns false; returns the offset after the last one
   * visited, which is `next` when all were.
   */
  visit(from: Offset, visitor: (record: TailRecord) => boolean): Offset {
    for (let index = this.#indexOf(from); index < this.#records.length; index++) {
      const record = this.#records[index];
      if (record !== undefined && !visitor(record)) return (record.offset + 1) as Offset;
    }
    return Math.max(from, this.#next) as Offset;
  }

  giveWay(): void {
    const oldest = this.#records[this.#head];
    if (oldest === undefined) return;
    this.#records[this.#head++] = undefined;
    this.#bytes -= sizeOf(oldest);
    this.#budget.change(-sizeOf(oldest));
    this.#start = oldest.offset + 1;
    if (this.#head > 1_024 && this.#head * 2 > this.#records.length) {
      this.#records = this.#records.slice(this.#head);
      this.#head = 0;
    }
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
}

/** Of each user beyond the two of a dialog. */
const userBytes = 32;

const sizeOf = ({ frame, users }: TailRecord) =>
  frame.length + recordOverheadBytes + userBytes * Math.max(0, users.length - 2);

/** Frames are slices of a pool that Node shares among many buffers: each would keep all of it. */
function ownCopy(frame: Buffer): Buffer {
  if (frame.buffer.byteLength === frame.length) return frame;
  const copy = Buffer.allocUnsafeSlow(frame.length);
  frame.copy(copy);
  return copy;
}

/** A tail as the budget sees it. */
interface Budgeted {
  /** The memory of its records. */
  readonly bytes: number;
  /** Lets go of its oldest record. */
  giveWay(): void;
}

/**
 * The memory budget of all tails of a server, which they share with the sends that wait. Beyond it, the tails above an
 * equal share evict records, one after the other, so that a busy partition does not evict records of a quiet one. Above
 * the limit, one tail is always above its share.
 */
export class TailBudget {
  readonly limit: number;
  readonly #besides: () => number;
  readonly #tails: Budgeted[] = [];
  #bytes = 0;
  #evicted = 0;
  /** Index of the tail that evicts next. It stays until that tail is within its share, so that searches are rare. */
  #turn = 0;

  /** `besides` is the memory that others hold of the limit. */
  constructor(limit: number, besides = () => 0) {
    this.limit = limit;
    this.#besides = besides;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Records that left before they would have by the bounds of their own tail. */
  get evicted(): number {
    return this.#evicted;
  }

  join(tail: Budgeted): void {
    this.#tails.push(tail);
  }

  /** The tail keeps nothing any more. */
  leave(tail: Budgeted): void {
    const index = this.#tails.indexOf(tail);
    if (index >= 0) this.#tails.splice(index, 1);
  }

  /** A tail grew by `bytes`, or shrank if negative. */
  change(bytes: number): void {
    this.#bytes += bytes;
    if (bytes <= 0) return;
    const room = Math.max(0, this.limit - this.#besides());
    while (this.#bytes > room) {
      const tail = this.#next(room);
      if (tail === undefined) return;
      this.#evicted++;
      tail.giveWay();
    }
  }

  #next(room: number): Budgeted | undefined {
    const share = room / this.#tails.length;
    for (let looked = 0; looked < this.#tails.length; looked++) {
      const tail = this.#tails[this.#turn % this.#tails.length];
      if (tail !== undefined && tail.bytes > share) return tail;
      this.#turn = (this.#turn + 1) % this.#tails.length;
    }
    return undefined;
  }
}
