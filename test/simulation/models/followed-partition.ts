import { toLong, type Partition } from '@cecochat/contracts';
import type { Connection } from './connection.ts';
import type { Kafka } from './kafka.ts';
import type { Life } from './life.ts';

const maxFetch = 100;

interface Parts {
  readonly partition: Partition;
  readonly kafka: Kafka;
  readonly life: Life;
  /** Records that the tail keeps. */
  readonly tailLength: number;
  readonly onWarm: () => void;
}

/** A partition that a server follows: the tail of its log, and the devices that are connected. */
export class FollowedPartition {
  readonly connections = new Set<Connection>();
  /** The tail holds the records from `start` up to, not including, `next`. */
  start = 0;
  next = 0;
  /** Records read in the last second. */
  rate = 0;
  readonly #parts: Parts;
  #warmAt = Number.POSITIVE_INFINITY;
  #reading = false;
  #taken = 0;
  #ended = false;
  #unfollow: () => void = () => undefined;
  #waiting: { readonly at: number; readonly run: () => void }[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    const { kafka, life, partition, tailLength } = parts;
    life.after(kafka.fetchMs(), () => {
      if (this.#ended) return;
      this.#warmAt = kafka.endOf(partition);
      this.next = this.start = Math.max(0, this.#warmAt - tailLength);
      this.#unfollow = kafka.follow(partition, () => this.#readLater());
      if (this.isWarm) this.#wake();
      this.#readLater();
    });
  }

  get isWarm(): boolean {
    return this.next >= this.#warmAt;
  }

  get untold(): number {
    let count = 0;
    for (const { told } of this.connections) if (!told) count++;
    return count;
  }

  /** Runs something once the tail has reached that offset, and is warm. */
  whenReached(at: number, run: () => void): void {
    if (this.isWarm && this.next >= at) run();
    else this.#waiting.push({ at, run });
  }

  /** Sends a device its events in the tail. */
  catchUp(connection: Connection, from: number): void {
    const log = this.#parts.kafka.logs[this.#parts.partition] ?? [];
    const { user } = connection.client;
    for (let offset = from; offset < this.next; offset++) {
      const record = log[offset];
      if (record?.sender === user || record?.receiver === user) connection.deliver(offset, record);
    }
    this.tellProgress(connection);
  }

  tellProgress(connection: Connection): void {
    if (connection.progress >= this.next && connection.progress > 0) return;
    connection.progress = this.next;
    connection.down({ progress: { offset: toLong(this.next) } });
  }

  /** Called once a second. */
  measure(): void {
    this.rate = this.#taken;
    this.#taken = 0;
  }

  end(): void {
    this.#ended = true;
    this.#unfollow();
  }

  #readLater(): void {
    const { kafka, life, partition } = this.#parts;
    if (this.#reading || this.#ended || this.next >= kafka.endOf(partition)) return;
    this.#reading = true;
    life.after(kafka.fetchMs(), () => {
      this.#reading = false;
      if (!this.#ended) this.#take();
    });
  }

  #take(): void {
    const { kafka, partition, tailLength } = this.#parts;
    const log = kafka.logs[partition] ?? [];
    const end = Math.min(log.length, this.next + maxFetch);
    const wasWarm = this.isWarm;
    for (; this.next < end; this.next++, this.#taken++) {
      const record = log[this.next];
      if (record === undefined) break;
      for (const connection of this.connections) {
        const { user } = connection.client;
        if (record.sender === user || record.receiver === user) connection.deliver(this.next, record);
      }
    }
    this.start = Math.max(this.start, this.next - tailLength);
    if (this.isWarm) this.#wake(!wasWarm);
    this.#readLater();
  }

  #wake(isNew = true): void {
    if (isNew) this.#parts.onWarm();
    const due = this.#waiting.filter(({ at }) => at <= this.next);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter(({ at }) => at > this.next);
    for (const { run } of due) run();
  }
}
