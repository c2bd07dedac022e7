import type { Partition } from '@cecochat/contracts';
import type { Redis } from 'ioredis';
import { channelOf } from './connect-redis.ts';

/** Messages that Redis has not taken yet; beyond, they are dropped: it is away or slow. */
const maxOutstanding = 256;

export interface PartitionChannelsOptions {
  readonly redis: Redis;
  /** Begins the names of the channels; the partition follows, such as `signals.7`. */
  readonly name: 'signals' | 'presence';
  /** Receives again after a time in which messages may have been lost. */
  readonly onReceiving?: () => void;
  readonly onMessage: (partition: Partition, message: Buffer) => void;
}

/**
 * A channel of Redis for each partition. A message reaches the servers that follow the partition at that moment, and
 * may be lost.
 */
export class PartitionChannels {
  readonly #redis: Redis;
  readonly #subscriber: Redis;
  readonly #prefix: string;
  readonly #followed = new Set<Partition>();
  readonly #onMessage: PartitionChannelsOptions['onMessage'];
  readonly #onReceiving: PartitionChannelsOptions['onReceiving'];
  readonly #receiving = new Set<Partition>();
  #outstanding = 0;

  constructor({ redis, name, onMessage, onReceiving }: PartitionChannelsOptions) {
    this.#redis = redis;
    this.#onMessage = onMessage;
    this.#onReceiving = onReceiving;
    this.#prefix = channelOf(redis, `${name}.`);
    this.#subscriber = redis.duplicate({ autoResubscribe: false, lazyConnect: true });
  }

  /** Begins to receive; returns at once, and connects again whenever Redis was away. */
  start(): void {
    this.#subscriber.on('error', () => undefined); // The main client logs that Redis is unreachable.
    this.#subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) => this.#take(channel.toString(), message));
    this.#subscriber.on('close', () => this.#receiving.clear());
    this.#subscriber.on('ready', () => this.#subscribe([...this.#followed], this.#onReceiving));
    this.#subscriber.connect().catch(() => undefined); // Retries by itself.
  }

  /** Receives what is published for these partitions, and for no others. */
  follow(partitions: ReadonlySet<Partition>): void {
    const added = [...partitions].filter((each) => !this.#followed.has(each));
    const removed = [...this.#followed].filter((each) => !partitions.has(each));
    for (const each of added) this.#followed.add(each);
    for (const each of removed) {
      this.#followed.delete(each);
      this.#receiving.delete(each);
    }
    if (this.#subscriber.status !== 'ready') return;
    this.#subscribe(added);
    if (removed.length > 0) this.#subscriber.unsubscribe(...this.#channels(removed)).catch(() => undefined);
  }

  /** Whether every message of the partition reaches this server from now on. */
  isReceiving(partition: Partition): boolean {
    return this.#receiving.has(partition);
  }

  /** Sends a message to the servers that follow the partition; false when it is dropped. Never waits. */
  publish(partition: Partition, message: Buffer): boolean {
    if (this.#redis.status !== 'ready' || this.#outstanding >= maxOutstanding) return false;
    this.#outstanding++;
    const done = () => void this.#outstanding--;
    this.#redis.publish(`${this.#prefix}${partition}`, message).then(done, done);
    return true;
  }

  stop(): void {
    this.#subscriber.disconnect();
  }

  #subscribe(partitions: readonly Partition[], onReceiving?: () => void): void {
    if (partitions.length === 0) return;
    this.#subscriber.subscribe(...this.#channels(partitions)).then(
      () => {
        for (const each of partitions) if (this.#followed.has(each)) this.#receiving.add(each);
        onReceiving?.();
      },
      () => undefined, // The connection is lost: again when it is back.
    );
  }

  #channels(partitions: readonly Partition[]): string[] {
    return partitions.map((each) => `${this.#prefix}${each}`);
  }

  #take(channel: string, message: Buffer): void {
    const partition = Number(channel.slice(this.#prefix.length)) as Partition;
    if (this.#followed.has(partition)) this.#onMessage(partition, message);
  }
}
