import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@cecochat/runtime';
import { decideLeaving, type Leaving } from './partitions/leaving.ts';
import { tickMs, type PartitionTable } from './partitions/partition-table.ts';

interface HandoverParts {
  readonly table: PartitionTable;
  readonly logger: Logger;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** Resolves when a stopping server has handed over all partitions and streams, or when the limit has passed. */
export async function untilHandedOver({ table, logger, clock }: HandoverParts, limitMs: number): Promise<void> {
  const sinceMs = clock();
  const look = (): Leaving => ({
    partitions: table.size,
    streams: table.connections,
    elapsedMs: clock() - sinceMs,
    limitMs,
  });
  let last = look();
  for (; decideLeaving(last) === 'go on'; last = look()) await sleep(tickMs);
  if (decideLeaving(last) === 'late') logger.warn(last, 'not everything could be handed over in time');
  else logger.info({ tookMs: Math.round(last.elapsedMs) }, 'everything is handed over');
}
