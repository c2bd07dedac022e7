import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@cecochat/runtime';
import { tickMs, type PartitionTable } from './ownership/partition-table.ts';

export interface Leaving {
  /** Partitions that this server follows: those it serves, reads for a handover, or drains. */
  readonly partitions: number;
  readonly streams: number;
  /** Since it was told to stop, and how long it may go on, in milliseconds. */
  readonly elapsedMs: number;
  readonly limitMs: number;
}

/**
 * Whether a server that was told to stop is to go on as before: until the operator has given everything it has to others and no
 * device is left, or its time is over. Pure.
 */
export function decideLeaving({ partitions, streams, elapsedMs, limitMs }: Leaving): 'go on' | 'empty' | 'late' {
  if (partitions === 0 && streams === 0) return 'empty';
  return elapsedMs < limitMs ? 'go on' : 'late';
}

interface HandoverParts {
  readonly table: PartitionTable;
  readonly logger: Logger;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** Resolves when a server that goes on although it was told to stop has nothing left to serve, or when its time is over. */
export async function untilHandedOver({ table, logger, clock }: HandoverParts, limitMs: number): Promise<void> {
  const sinceMs = clock();
  const look = (): Leaving => ({ partitions: table.size, streams: table.connections, elapsedMs: clock() - sinceMs, limitMs });
  let last = look();
  for (; decideLeaving(last) === 'go on'; last = look()) await sleep(tickMs);
  if (decideLeaving(last) === 'late') logger.warn(last, 'not everything could be handed over in time');
  else logger.info({ tookMs: Math.round(last.elapsedMs) }, 'everything is handed over');
}
