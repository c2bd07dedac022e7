import { setTimeout as pause } from 'node:timers/promises';
import { createKafka, explicitPartition } from '@cecochat/kafka';
import type { Consumer, Producer } from 'kafkajs';
import { percentile } from '../../frame/index.ts';
import { paced } from '../../load/index.ts';
import { serveParent } from '../../processes/index.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';

/**
 * A process with the least that a durable message needs: kafkajs writes one record at a time, acknowledged by all
 * replicas, and a consumer reads it.
 */

export interface BareTopic {
  /** host:port. */
  readonly broker: string;
  readonly topic: string;
  readonly partitions: number;
}

export interface BareLoad {
  readonly ratePerSecond: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** Times in milliseconds, from when a record was due. */
export interface BareReport {
  readonly ack: { readonly p50Ms: number; readonly p99Ms: number };
  readonly delivery: { readonly p50Ms: number; readonly p99Ms: number };
}

/** As long as the text of a message. */
const valueBytes = 100;
const drainWithinMs = 30_000;

class BarePath {
  readonly #producer: Producer;
  readonly #consumer: Consumer;
  readonly #at: BareTopic;
  readonly #dues = new Map<number, number>();
  #sent = 0;
  #failure: unknown;
  #acks: number[] | undefined;
  #deliveries: number[] | undefined;

  constructor(at: BareTopic) {
    const kafka = createKafka({ brokers: [at.broker], clientId: 'bench-bare', logger: silentLogger });
    this.#at = at;
    this.#producer = kafka.producer({ createPartitioner: explicitPartition, allowAutoTopicCreation: false });
    this.#consumer = kafka.consumer({ groupId: at.topic, allowAutoTopicCreation: false });
  }

  /** Resolves when it reads. */
  async open(): Promise<void> {
    const joined = Promise.withResolvers<undefined>();
    this.#consumer.on(this.#consumer.events.GROUP_JOIN, () => joined.resolve(undefined));
    await Promise.all([this.#producer.connect(), this.#consumer.connect()]);
    await this.#consumer.subscribe({ topic: this.#at.topic, fromBeginning: true });
    await this.#consumer.run({ autoCommit: false, eachMessage: async ({ message }) => this.#take(message.value) });
    await joined.promise;
  }

  async sendAtRate({ ratePerSecond, warmUpMs, measureMs }: BareLoad): Promise<BareReport> {
    const pace = { ratePerSecond, clock: () => performance.now() };
    const stop = paced(pace, (_, dueMs) => void this.#send(dueMs));
    await pause(warmUpMs);
    const [acks, deliveries]: [number[], number[]] = [[], []];
    [this.#acks, this.#deliveries] = [acks, deliveries];
    await pause(measureMs);
    const deadlineMs = performance.now() + drainWithinMs;
    while ((acks.length === 0 || deliveries.length === 0) && performance.now() < deadlineMs) await pause(10);
    [this.#acks, this.#deliveries] = [undefined, undefined];
    stop();
    while (this.#dues.size > 0 && performance.now() < deadlineMs) await pause(10);
    if (this.#failure !== undefined || this.#dues.size > 0)
      throw new Error(`${this.#dues.size} records did not come`, { cause: this.#failure });
    return { ack: middleAndLate(acks), delivery: middleAndLate(deliveries) };
  }

  async close(): Promise<void> {
    await Promise.all([this.#producer.disconnect(), this.#consumer.disconnect()]);
  }

  async #send(dueMs: number): Promise<void> {
    const number = ++this.#sent;
    this.#dues.set(number, dueMs);
    const value = String(number).padEnd(valueBytes);
    const { topic, partitions } = this.#at;
    try {
      await this.#producer.send({ topic, acks: -1, messages: [{ partition: number % partitions, value }] });
      this.#acks?.push(performance.now() - dueMs);
    } catch (error) {
      this.#failure ??= error;
    }
  }

  #take(value: Buffer | null): void {
    const number = Number(value?.toString());
    const dueMs = this.#dues.get(number);
    if (dueMs === undefined) return;
    this.#dues.delete(number);
    this.#deliveries?.push(performance.now() - dueMs);
  }
}

const middleAndLate = (latencies: readonly number[]) => ({
  p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99),
});

let path: BarePath | undefined;

const calls = {
  open: async (at: BareTopic): Promise<void> => {
    path = new BarePath(at);
    await path.open();
  },
  sendAtRate: async (load: BareLoad): Promise<BareReport> => {
    if (path === undefined) throw new Error('it is not open');
    return path.sendAtRate(load);
  },
  close: async (_: null): Promise<void> => path?.close(),
};

export type BarePathCalls = typeof calls;

serveParent(calls);
