import { type BlockReader, PartitionChannels, PresenceStore, type RoutingWatch } from '@cecochat/redis';
import type { CallLimits } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { Metrics } from './metrics.ts';
import type { PartitionTable } from './partitions/partition-table.ts';
import { PresenceBoard } from './presence/presence-board.ts';
import { Watchers } from './presence/watchers.ts';
import { SignalRelay } from './signals/signal-relay.ts';
import { TypingNotices } from './signals/typing.ts';

export interface BesideLogContext {
  readonly redis: Redis;
  readonly blocks: Pick<BlockReader, 'of'>;
  readonly table: PartitionTable;
  readonly routing: Pick<RoutingWatch, 'current'>;
  readonly limits: CallLimits;
  readonly metrics: Metrics;
  /** Milliseconds of a monotonic clock, and since 1970. */
  readonly clock: () => number;
  readonly wallClock: () => number;
}

/** What passes beside the log: who types, and who is there. */
export type BesideLog = ReturnType<typeof buildBesideLog>;

export function buildBesideLog(context: BesideLogContext) {
  const { redis, blocks, table, limits, metrics } = context;
  const partitionCount = () => table.partitionCount;
  const onUnreadable = () => metrics.badSignals.inc();
  const signals: PartitionChannels = new PartitionChannels({
    redis, name: 'signals', onMessage: (partition, message) => relay.take(partition, message),
  });
  const relay = new SignalRelay({
    partitionCount, blocks, channels: signals, onUnreadable,
    notify: (partition, user, frame) => table.notify(partition, user, frame),
    onOutcome: (outcome, count) => metrics.typing.inc({ outcome }, count),
  });
  const presences: PartitionChannels = new PartitionChannels({
    redis, name: 'presence',
    onMessage: (partition, message) => watchers.take(partition, message),
    onReceiving: () => watchers.refresh(),
  });
  const store = new PresenceStore(redis);
  const watchers = new Watchers({ partitionCount, blocks, store, channels: presences, limits, onUnreadable });
  const presence = buildPresence(context, store, presences);
  redis.on('ready', () => presence.onRedisBack());
  return {
    typing: new TypingNotices({ relay, limits, onRefused: () => metrics.typing.inc({ outcome: 'refused' }) }),
    watchers,
    presence,
    start: () => {
      signals.start();
      presences.start();
    },
    /** To be called about every `tickMs`. */
    tick: () => {
      signals.follow(table.partitions);
      presence.tick();
      watchers.tick();
    },
    stop: () => {
      relay.stop();
      signals.stop();
      presences.stop();
    },
  };
}

function buildPresence(
  { table, routing, metrics, clock, wallClock }: BesideLogContext, store: PresenceStore, channels: PartitionChannels,
): PresenceBoard {
  return new PresenceBoard({
    table, store, channels, clock, wallClock,
    isHandover: (partition) => routing.current()?.handovers.has(partition) ?? false,
    onChanges: (count) => metrics.presenceChanges.inc(count),
  });
}
