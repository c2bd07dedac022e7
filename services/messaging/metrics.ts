import type { Known } from '@cecochat/runtime';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface RedisMemory {
  readonly usedBytes: number;
  /** Its own limit, or else the memory of its machine. */
  readonly limitBytes: number;
}

/** Counts what a messaging server holds now. */
export interface Holdings {
  queuedSends(): number;
  queuedBytes(): number;
  waitingFrames(): number;
  tailRecords(): number;
  tailBytes(): number;
  tailLimit(): number;
  tailEvicted(): number;
  /** Undefined until Redis has answered. */
  redisMemory(): Known<RedisMemory> | undefined;
  watchedUsers(): number;
}

/**
 * The metrics of a messaging server. It computes holdings at a scrape only: with thousands of devices they are costly.
 */
export function createMetrics(registry: Registry, holdings: Holdings) {
  const registers = [registry];
  registerHoldings(registers, holdings);
  return { ...createServingMetrics(registers), ...createSendingMetrics(registers) };
}

const makersIn = (registers: Registry[]) => ({
  gauge: (name: string, help: string) => new Gauge({ name, help, registers }),
  counter: (name: string, help: string) => new Counter({ name, help, registers }),
  countersBy: <Label extends string>(label: Label, name: string, help: string) =>
    new Counter({ name, help, labelNames: [label], registers }),
  histogram: (name: string, help: string) => new Histogram({ name, help, buckets: seconds, registers }),
});

function createServingMetrics(registers: Registry[]) {
  const { gauge, counter, countersBy, histogram } = makersIn(registers);
  return {
    connections: gauge('cecochat_messaging_connections', 'Open device streams'),
    epoch: gauge('cecochat_messaging_routing_epoch', 'Epoch of the routing that is followed'),
    clockOffset: gauge(
      'cecochat_messaging_clock_offset_seconds',
      'How far the clock of the machine is ahead of that of Redis',
    ),
    surplusPartitions: gauge(
      'cecochat_messaging_surplus_partitions',
      'Partitions of the topic beyond those of the platform: nothing is written to them',
    ),
    typing: countersBy(
      'outcome',
      'cecochat_messaging_typing_total',
      'Notices that a user types, by outcome: published to the servers of the receiver, refused, blocked ' +
        'by the receiver, dropped, delivered to a device',
    ),
    presenceChanges: counter(
      'cecochat_messaging_presence_changes_total',
      'Users who came, left, or became idle or active, as others see them',
    ),
    badSignals: counter(
      'cecochat_messaging_bad_signals_total',
      'Messages of other servers in Redis that could not be understood',
    ),
    deliveries: counter('cecochat_messaging_deliveries_total', 'Records given to devices'),
    unreadable: counter('cecochat_messaging_unreadable_records_total', 'Records in Kafka that are no events'),
    failedWrites: counter(
      'cecochat_messaging_failed_writes_total',
      'Writes to devices that failed: the device was disconnected',
    ),
    badRouting: counter(
      'cecochat_messaging_bad_routing_total',
      'Reads of a routing in Redis that could not be understood',
    ),
    deliverySeconds: histogram(
      'cecochat_messaging_delivery_seconds',
      'From the making of a message id to the delivery',
    ),
  };
}

function createSendingMetrics(registers: Registry[]) {
  const { counter, countersBy, histogram } = makersIn(registers);
  return {
    sends: counter('cecochat_messaging_sends_total', 'Sends acknowledged'),
    refusedSends: countersBy('code', 'cecochat_messaging_refused_sends_total', 'Sends refused, by code'),
    receipts: countersBy(
      'outcome',
      'cecochat_messaging_receipts_total',
      'Receipts by outcome: written, refused, or merged with a later one',
    ),
    sendsWithoutRedis: counter(
      'cecochat_messaging_sends_without_redis_total',
      'Sends that got their id while Redis was away',
    ),
    sendsWithoutBlocks: counter(
      'cecochat_messaging_sends_without_blocks_total',
      'Sends to users with accounts that were taken although it could not be read whether the receiver blocks the ' +
        'sender',
    ),
    redisRefusals: countersBy(
      'reason',
      'cecochat_messaging_redis_refusals_total',
      'Writes that Redis refused, by reason: read-only or full',
    ),
    produceFailures: countersBy(
      'error',
      'cecochat_messaging_produce_failures_total',
      'Attempts to write a partition that failed, and records that Kafka refused, by error',
    ),
    badWindows: counter(
      'cecochat_messaging_bad_windows_total',
      'Windows of devices in Redis that could not be understood, or hold an id from a clock that was ahead',
    ),
    ackSeconds: histogram('cecochat_messaging_ack_seconds', 'From a send to its acknowledgement'),
  };
}

function registerHoldings(registers: Registry[], holdings: Holdings): void {
  const holding = (held: Exclude<keyof Holdings, 'redisMemory'>, name: string, help: string) =>
    new Gauge({
      name, help, registers,
      collect() {
        this.set(holdings[held]());
      },
    });
  holding('waitingFrames', 'cecochat_messaging_waiting_frames', 'Frames that wait for devices to read them');
  holding('watchedUsers', 'cecochat_messaging_watched_users', 'Entries of the lists of users that devices watch');
  holding('queuedSends', 'cecochat_messaging_queued_sends', 'Sends that wait to be written');
  holding('queuedBytes', 'cecochat_messaging_queued_bytes', 'Memory of the sends that wait to be written');
  holding('tailRecords', 'cecochat_messaging_tail_records', 'Records kept in memory');
  holding('tailBytes', 'cecochat_messaging_tail_bytes', 'Bytes of the records kept in memory');
  holding(
    'tailLimit',
    'cecochat_messaging_tail_limit_bytes',
    'Bytes that records kept in memory and waiting sends may use together',
  );
  registerRedisMemory(registers, holdings);
  new Counter({
    name: 'cecochat_messaging_tail_evicted_records_total',
    help: 'Records that left memory early, as all partitions together were at their limit',
    registers,
    collect() {
      this.reset();
      this.inc(holdings.tailEvicted());
    },
  });
}

function registerRedisMemory(registers: Registry[], { redisMemory }: Holdings): void {
  // First: it is collected first, and sets the others.
  const used = new Gauge({
    name: 'cecochat_redis_memory_used_bytes', help: 'Memory that Redis uses', registers,
    collect: () => {
      const known = redisMemory();
      if (known === undefined) return;
      used.set(known.value.usedBytes);
      limit.set(known.value.limitBytes);
      age.set(known.ageMs / 1_000);
    },
  });
  const limit = new Gauge({
    name: 'cecochat_redis_memory_limit_bytes',
    help: 'Memory that Redis may use: its own limit, or else that of its machine',
    registers,
  });
  const age = new Gauge({
    name: 'cecochat_redis_memory_age_seconds',
    help: 'Age of what is known of the memory of Redis: it grows while Redis does not answer',
    registers,
  });
}

export type Metrics = ReturnType<typeof createMetrics>;
