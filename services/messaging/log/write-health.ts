import type { WriteError } from '@cecochat/kafka';

/** Why a partition is not written now. */
export interface Trouble {
  readonly error: WriteError;
  readonly sinceMs: number;
  readonly latestMs: number;
}

/** The health of writes to a partition. */
export interface WriteHealth {
  readonly trouble: Trouble | undefined;
  readonly writtenMs: number;
}

/** Leaders move within this. */
const passingMs = 5_000;
/** Older writes do not count. */
const recentMs = 30_000;

/**
 * In words why most of the partitions that were written lately cannot be written now; undefined when most of them can.
 */
export function describeTrouble(partitions: Iterable<WriteHealth>, nowMs: number): string | undefined {
  let active = 0;
  const troubles: Trouble[] = [];
  for (const { trouble, writtenMs } of partitions) {
    const recent = trouble !== undefined && nowMs - trouble.latestMs < recentMs;
    if (recent || nowMs - writtenMs < recentMs) active++;
    if (recent && nowMs - trouble.sinceMs >= passingMs) troubles.push(trouble);
  }
  const [first] = troubles;
  if (first === undefined || troubles.length * 2 <= active) return undefined;
  return `kafka does not take records of ${troubles.length} of ${active} partitions (${first.error.code})`;
}
