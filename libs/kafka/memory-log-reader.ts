import { kafkaOffsetOf, offset, positionOf } from '@cecochat/contracts';
import { decideFollowing, type LogReader, type LogRecord, type PartitionFollower } from './log-reader.ts';
import type { OffsetRange, OffsetRanges } from './offset-reader.ts';

interface MemoryPartition {
  start: number;
  readonly values: (Buffer | null)[];
}

/** The records of a topic in memory, for tests and simulations; `MemoryLogWriter` writes into it by `append`. */
export class MemoryLog {
  readonly #partitions: readonly MemoryPartition[];
  readonly #onChange = new Set<() => void>();

  constructor(partitionCount: number) {
    this.#partitions = Array.from({ length: partitionCount }, () => ({ start: 0, values: [] }));
  }

  get partitionCount(): number {
    return this.#partitions.length;
  }

  /** Gives the offset of the record. */
  append(partition: number, value: Buffer | null): number {
    const { values, start } = this.#at(partition);
    values.push(value);
    for (const changed of this.#onChange) changed();
    return start + values.length - 1;
  }

  /** Removes the records before an offset, as retention does. */
  cutBefore(partition: number, before: number): void {
    const at = this.#at(partition);
    const removed = Math.min(Math.max(0, before - at.start), at.values.length);
    at.values.splice(0, removed);
    at.start += removed;
    for (const changed of this.#onChange) changed();
  }

  rangeOf(partition: number): OffsetRange {
    const { start, values } = this.#at(partition);
    return { start, end: start + values.length };
  }

  /** The values from an offset on. */
  readFrom(partition: number, from: number): readonly (Buffer | null)[] {
    const { start, values } = this.#at(partition);
    return values.slice(Math.max(0, from - start));
  }

  /** Calls back after each change, until the function that it returns is called. */
  watch(onChange: () => void): () => void {
    this.#onChange.add(onChange);
    return () => void this.#onChange.delete(onChange);
  }

  #at(partition: number): MemoryPartition {
    const found = this.#partitions[partition];
    if (found === undefined) throw new Error(`the log has no partition ${partition}`);
    return found;
  }
}

/** Reads a log in memory as Kafka is read. It delivers in a later step, as what comes from a socket does. */
export class MemoryLogReader implements LogReader {
  readonly topicProblems: readonly string[] = [];
  readonly #log: MemoryLog;
  readonly #followers = new Map<number, PartitionFollower>();
  /** How far each partition was read. */
  readonly #reached = new Map<number, number>();
  #generation = 0;
  #partitionCount = 0;
  #unwatch: (() => void) | undefined;
  #isDue = false;

  constructor(log: MemoryLog) {
    this.#log = log;
  }

  get healthy(): boolean {
    return this.#unwatch !== undefined;
  }

  get surplusPartitions(): number {
    return Math.max(0, this.#log.partitionCount - this.#partitionCount);
  }

  async start(partitionCount: number): Promise<void> {
    const found = this.#log.partitionCount;
    if (found < partitionCount) throw new Error(`the log has ${found} partitions, the routing says ${partitionCount}`);
    this.#partitionCount = partitionCount;
    this.#unwatch = this.#log.watch(() => this.#deliverSoon());
    this.#deliverSoon();
  }

  async stop(): Promise<void> {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  follow(partition: number, follower: PartitionFollower): void {
    this.#followers.set(partition, follower);
    this.#deliverSoon();
  }

  unfollow(partition: number): void {
    this.#followers.delete(partition);
  }

  async offsets(partitions: readonly number[]): Promise<OffsetRanges> {
    const ranges = new Map<number, OffsetRange>();
    for (const partition of partitions.filter((each) => each < this.#log.partitionCount)) {
      const { start, end } = this.#log.rangeOf(partition);
      const range = { start: positionOf(this.#generation, start), end: positionOf(this.#generation, end) };
      if (range.end >= (this.#reached.get(partition) ?? 0)) ranges.set(partition, range);
    }
    return ranges;
  }

  useGeneration(generation: number): void {
    if (generation <= this.#generation) return;
    this.#generation = generation;
    for (const follower of [...this.#followers.values()]) follower.lost();
    this.#deliverSoon();
  }

  #deliverSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      for (const [partition, follower] of [...this.#followers]) if (this.healthy) this.#deliver(partition, follower);
    });
  }

  #deliver(partition: number, follower: PartitionFollower): void {
    const following = () => decideFollowing(offset(follower.next), this.#generation, this.#log.rangeOf(partition));
    if (following() === 'gone') follower.lost();
    if (following() !== 'on') return;
    const from = kafkaOffsetOf(offset(follower.next));
    const records = this.#log
      .readFrom(partition, from)
      .map((value, index): LogRecord => ({ offset: positionOf(this.#generation, from + index), value }));
    if (records.length === 0) return;
    follower.take(records);
    this.#reached.set(partition, follower.next);
  }
}
