import { ChatError } from '@cecochat/contracts';
import type { ServerReport } from '@cecochat/redis';
import type { PartitionTable } from './ownership/partition-table.ts';
import type { ServedPartition } from './streams/served-partition.ts';

/** Devices that get nothing are told their progress once in so many rounds, a part of them each round. */
const progressRounds = 15;

interface RoundInput {
  /** Milliseconds of a monotonic clock, and of the wall clock. */
  readonly nowMs: number;
  readonly wallMs: number;
  readonly round: number;
  readonly stuckMs: number;
}

/** What is to be looked after once a second: tails that age, tokens that expire, devices that do not read or are idle. */
export function runHousekeeping(table: PartitionTable, input: RoundInput): void {
  for (const served of table.served()) {
    served.tail.expire(input.nowMs);
    let place = 0;
    for (const stream of [...served.streams()]) {
      if (stream.expiresAtMs <= input.wallMs) stream.close(expired());
      else if (stream.stuckMs(input.nowMs) > input.stuckMs) stream.close(notReading());
      else if (place++ % progressRounds === input.round % progressRounds) stream.tellProgress();
    }
  }
}

function expired(): ChatError {
  return new ChatError('unauthenticated', 'the token has expired', { field: 'authorization' });
}

function notReading(): ChatError {
  return new ChatError('slow-reader', 'the device does not read, it is to connect again from its cursor', { retryAfterMs: 0 });
}

/** Makes the rates in a report out of counters that only grow. */
export class ReportBuilder {
  readonly #identity: { readonly incarnation: string; readonly address: string };
  readonly #taken = new WeakMap<ServedPartition, number>();
  #lastMs: number;
  #sends = 0;
  #deliveries = 0;

  constructor(identity: { readonly incarnation: string; readonly address: string }, nowMs: number) {
    this.#identity = identity;
    this.#lastMs = nowMs;
  }

  build(table: PartitionTable, now: { ms: number; sends: number; deliveries: number; draining: boolean }): ServerReport {
    const seconds = Math.max((now.ms - this.#lastMs) / 1000, 0.001);
    const rate = (count: number) => Math.round((count / seconds) * 10) / 10;
    const partitions: ServerReport['partitions'] = {};
    let connections = 0;
    for (const served of table.served()) {
      connections += served.connections;
      partitions[served.partition] = {
        state: served.isWarm ? 'serving' : 'warming',
        connections: served.connections,
        messagesPerSecond: rate(served.taken - (this.#taken.get(served) ?? served.taken)),
        offset: served.next,
      };
      this.#taken.set(served, served.taken);
    }
    const report = {
      ...this.#identity,
      epoch: table.epoch,
      draining: now.draining,
      connections,
      sendsPerSecond: rate(now.sends - this.#sends),
      deliveriesPerSecond: rate(now.deliveries - this.#deliveries),
      partitions,
    };
    [this.#lastMs, this.#sends, this.#deliveries] = [now.ms, now.sends, now.deliveries];
    return report;
  }
}
