import type { ServerAddresses } from '@cecochat/contracts';
import type { PlatformClock, ServerReport } from '@cecochat/redis';
import type { Followed, PartitionTable } from './partitions/partition-table.ts';
import type { ServedPartition } from './partitions/served-partition.ts';

/** Rates are over at least this long: a report right after another one would give meaningless rates. */
const leastMs = 500;

interface Counts {
  readonly sends: number;
  readonly deliveries: number;
}

/** Makes reports, with rates out of counters that only grow. */
export class ReportBuilder {
  readonly #identity: ServerAddresses & { readonly incarnation: string };
  readonly #taken = new WeakMap<ServedPartition, { count: number; rate: number }>();
  #beat = 0;
  #ratesMs: number;
  #before: Counts = { sends: 0, deliveries: 0 };
  #rates = { sendsPerSecond: 0, deliveriesPerSecond: 0 };

  constructor(identity: ServerAddresses & { readonly incarnation: string }, nowMs: number) {
    this.#identity = identity;
    this.#ratesMs = nowMs;
  }

  build(
    table: PartitionTable,
    now: Counts & {
      readonly ms: number;
      readonly draining: boolean;
      readonly clock: Pick<PlatformClock, 'isOff' | 'offsetMs'>;
      readonly surplusPartitions: number;
      readonly topicProblems: readonly string[];
    },
  ): ServerReport {
    this.#updateRates(table, now);
    const partitions: ServerReport['partitions'] = {};
    let connections = 0;
    for (const followed of table.followed()) {
      const { served } = followed;
      connections += served.connections;
      partitions[served.partition] = {
        state: stateOf(followed),
        connections: served.connections,
        messagesPerSecond: this.#taken.get(served)?.rate ?? 0,
        offset: served.next,
      };
    }
    return {
      ...this.#identity,
      ...this.#rates,
      beat: this.#beat++,
      epoch: table.epoch,
      draining: now.draining,
      ...(now.clock.isOff && { clockOffMs: Math.round(now.clock.offsetMs) }),
      ...(now.surplusPartitions > 0 && { surplusPartitions: now.surplusPartitions }),
      ...(now.topicProblems.length > 0 && { topicProblems: [...now.topicProblems] }),
      connections,
      partitions,
    };
  }

  #updateRates(table: PartitionTable, now: Counts & { readonly ms: number }): void {
    const elapsedMs = now.ms - this.#ratesMs;
    if (elapsedMs < leastMs) return;
    const rate = (count: number) => Math.round((count / elapsedMs) * 10_000) / 10;
    this.#rates = {
      sendsPerSecond: rate(now.sends - this.#before.sends),
      deliveriesPerSecond: rate(now.deliveries - this.#before.deliveries),
    };
    for (const served of table.served()) {
      const count = served.taken;
      this.#taken.set(served, { count, rate: rate(count - (this.#taken.get(served)?.count ?? count)) });
    }
    [this.#ratesMs, this.#before] = [now.ms, now];
  }
}

function stateOf({ served, tenure }: Followed): ServerReport['partitions'][string]['state'] {
  if (tenure.kind === 'draining') return 'draining';
  if (!served.isWarm) return 'warming';
  return tenure.kind === 'warming' ? 'warm' : 'serving';
}
