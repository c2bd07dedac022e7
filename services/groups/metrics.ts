import { measureCall } from '@cecochat/runtime';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Outcome, RequestKind } from './machine/index.ts';

export type GroupsCall = 'change' | 'group' | 'members' | 'my-groups';

export interface GroupsMetrics {
  /** Measures a call and counts how it ended. */
  measure<T>(call: GroupsCall, work: () => Promise<T>): Promise<T>;
  /** A command was applied, and what it made is written. */
  applied(kind: RequestKind, outcome: Outcome): void;
  /** Records were written to the topic `messages`. */
  emitted(records: number): void;
  /** A record of the topic is not a command. */
  badRecord(): void;
  /** Commands that Kafka lost before they were applied. */
  lost(commands: number): void;
  /** Something in Redis could not be understood. */
  badValue(): void;
}

/** Values of the gauges; undefined while they are not known. */
export interface GaugeSources {
  readonly lag: () => number | undefined;
  readonly cachedGroups: () => number;
}

export function createMetrics(registry: Registry, sources: GaugeSources): GroupsMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'cecochat_groups_call_seconds', help: 'Time a call took; a change waits until it is decided and durable.',
    labelNames: ['call'], registers,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  const calls = new Counter({ name: 'cecochat_groups_calls_total', help: 'Calls, by how they ended.',
    labelNames: ['call', 'code'], registers });
  const commands = new Counter({
    name: 'cecochat_groups_commands_total', help: 'Commands that were applied, by what became of them.',
    labelNames: ['kind', 'code'], registers,
  });
  const emitted = new Counter({ name: 'cecochat_groups_records_total',
    help: 'Records that were written for the members of groups.', registers });
  const badRecords = new Counter({ name: 'cecochat_groups_bad_records_total',
    help: 'Records of the topic that are not commands.', registers });
  const lost = new Counter({ name: 'cecochat_groups_lost_commands_total',
    help: 'Commands that Kafka lost before they were applied.', registers });
  const badValues = new Counter({ name: 'cecochat_redis_bad_values_total',
    help: 'Values in Redis that could not be understood.', registers });
  buildGauges(registers, sources);
  return {
    emitted: (records) => emitted.inc(records),
    badRecord: () => badRecords.inc(),
    lost: (count) => lost.inc(count),
    badValue: () => badValues.inc(),
    applied: (kind, outcome) =>
      commands.inc({ kind, code: outcome.kind === 'accepted' ? 'ok' : outcome.rejection.code }),
    measure: (call, work) => measureCall({ seconds, calls }, call, work),
  };
}

function buildGauges(registers: Registry[], { lag, cachedGroups }: GaugeSources): void {
  new Gauge({
    name: 'cecochat_groups_lag_commands',
    help: 'Commands in the log that are not applied yet, of the partitions of this process.', registers,
    collect() {
      this.set(lag() ?? Number.NaN);
    },
  });
  new Gauge({
    name: 'cecochat_groups_cached_groups', help: 'Groups in memory.', registers,
    collect() {
      this.set(cachedGroups());
    },
  });
}
