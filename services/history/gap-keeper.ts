import { setTimeout } from 'node:timers/promises';
import type { HistoryReader, LogGeneration, NoticedGap } from '@cecochat/cassandra';
import { generationOf } from '@cecochat/contracts';
import { publishHistoryGaps, type HistoryGaps } from '@cecochat/redis';
import type { Redis } from 'ioredis';

export interface GapKeeperOptions {
  readonly reader: Pick<HistoryReader, 'readWatermarks' | 'readGaps'>;
  readonly store: Pick<LogGeneration, 'read'>;
  readonly redis: Redis;
  /** Milliseconds of Unix time. */
  readonly clock: () => number;
  readonly logger: { debug(details: object, message: string): void };
  readonly signal: AbortSignal;
}

const [everyMs, recentMs] = [10_000, 86_400_000];

/**
 * Publishes in Redis what history lacks, for the operator, until the signal is aborted. Every process of history does
 * so.
 */
export async function keepGapsPublished(options: GapKeeperOptions): Promise<void> {
  const { redis, store, clock, logger, signal } = options;
  while (!signal.aborted) {
    try {
      const generation = await store.read();
      if (generation !== undefined)
        await publishHistoryGaps(redis, summarizeGaps(await readAll(options), { nowMs: clock(), generation }));
    } catch (error) {
      logger.debug({ err: error }, 'the gaps of history could not be published');
    }
    await setTimeout(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

/** The gaps of each partition that has some. */
async function readAll({ reader }: GapKeeperOptions): Promise<NoticedGap[][]> {
  const found: NoticedGap[][] = [];
  for (const [partition, { gapsBefore }] of await reader.readWatermarks())
    if (gapsBefore > 0) found.push(await reader.readGaps(partition));
  return found;
}

/** Pure. A gap from one generation to the next is one of a log that was replaced. */
export function summarizeGaps(
  found: readonly (readonly NoticedGap[])[],
  { nowMs, generation }: { readonly nowMs: number; readonly generation: number },
): HistoryGaps {
  const real = found.map((gaps) => gaps.filter(({ from, to }) => from < to)).filter((gaps) => gaps.length > 0);
  const isRecent = ({ noticedMs }: NoticedGap) => nowMs - noticedMs < recentMs;
  return {
    generation,
    partitions: real.length,
    recent: real.filter((gaps) => gaps.some(isRecent)).length,
    replaced: real.filter((gaps) =>
      gaps.some((gap) => isRecent(gap) && generationOf(gap.from) !== generationOf(gap.to)),
    ).length,
    latestMs: real.flat().reduce((latest, { noticedMs }) => Math.max(latest, noticedMs), 0),
  };
}
