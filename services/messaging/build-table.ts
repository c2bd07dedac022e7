import { timeOfId, type UserId } from '@cecochat/contracts';
import type { Logger } from '@cecochat/runtime';
import type { Config } from './config.ts';
import type { MessageLog } from './log/message-log.ts';
import type { Metrics } from './metrics.ts';
import { monotonic } from './monotonic.ts';
import { PartitionTable } from './partitions/partition-table.ts';
import type { PartitionObserver } from './partitions/served-partition.ts';
import type { TailBudget } from './partitions/tail.ts';

interface TableContext {
  readonly budget: TailBudget;
  readonly logger: Logger;
  readonly reader: MessageLog['reader'];
  readonly metrics: Metrics;
  readonly counts: { deliveries: number };
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
  readonly onGroupOutcome: PartitionObserver['onGroupOutcome'];
  readonly onDeviceEvicted: (user: UserId) => void;
  readonly onChange: () => void;
}

/** The partitions that the server may serve. */
export function buildTable(
  config: Config,
  { budget, logger, reader, metrics, counts, wallClock, onGroupOutcome, onDeviceEvicted, onChange }: TableContext,
): PartitionTable {
  return new PartitionTable({
    name: config.NAME,
    reader,
    logger,
    clock: monotonic,
    budget,
    bounds: { records: config.TAIL_RECORDS, bytes: config.TAIL_BYTES, ageMs: config.TAIL_SECONDS * 1000 },
    leaveMs: config.LEAVE_SECONDS * 1000,
    onChange,
    observer: {
      onGroupOutcome,
      onDeviceEvicted,
      onRecord: (id, deliveries) => {
        if (deliveries === 0) return;
        counts.deliveries += deliveries;
        metrics.deliveries.inc(deliveries);
        metrics.deliverySeconds.observe(Math.max(0, wallClock() - timeOfId(id)) / 1000);
      },
      onUnreadable: (partition, at, reason) => {
        metrics.unreadable.inc();
        logger.warn({ partition, offset: at, reason }, 'a record is no event, passed over');
      },
      onDeviceFailed: (partition, error) => {
        metrics.failedWrites.inc();
        logger.error({ err: error, partition }, 'a device could not be written to, disconnected');
      },
    },
  });
}
