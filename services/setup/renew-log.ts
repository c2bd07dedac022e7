import { connectCassandra, gapRow, HistoryReader, LogGeneration, passedGapRow, type CassandraConnection, type CassandraLogger, type Gap } from '@cecochat/cassandra';
import { kafkaOffsetOf, offset, partition as asPartition, positionOf, type Offset, type Partition } from '@cecochat/contracts';
import type { OffsetRange, OffsetRanges } from '@cecochat/kafka';

export interface LogRenewal {
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly logger: CassandraLogger;
  /** The topic was not there, and was made. */
  readonly created: boolean;
  /** The current offsets of a log that was restored from a copy; undefined otherwise. */
  readonly restored: OffsetRanges | undefined;
  /** Milliseconds of Unix time. */
  readonly wallClock: () => number;
}

/**
 * Begins a new generation when the log is not the one that history was written from: it was recreated, or restored from
 * a copy. Only the operator can declare a restore: each partition gets a gap for the positions that the copy lacks of
 * the old log. Materialize writes the copy's records beyond the watermark in the new generation.
 */
export async function renewLog({ cassandra, logger, created, restored, wallClock }: LogRenewal): Promise<void> {
  if (!created && restored === undefined) return;
  const client = await connectCassandra({ ...cassandra, logger });
  try {
    const watermarks = await new HistoryReader(client).readWatermarks();
    if (restored === undefined && isEmpty(watermarks)) return; // A platform that is new.
    const generations = new LogGeneration(client);
    const generation = await generations.raise(await generations.ensure());
    logger.warn({ generation, reason: restored === undefined ? 'the topic was not there' : 'it was restored from a copy' }, 'the log has a new generation');
    for (const [number, log] of restored ?? []) {
      const partition = asPartition(number);
      const gap = gapOfRestored(nextOf(watermarks, partition), generation, log);
      for (const { query, params } of [gapRow(partition, gap, wallClock()), passedGapRow(partition, gap)]) await client.execute(query, [...params]);
    }
  } finally {
    await client.shutdown();
  }
}

type Watermarks = ReadonlyMap<Partition, { readonly next: Offset }>;

const isEmpty = (watermarks: Watermarks): boolean => ![...watermarks.values()].some(({ next }) => next > 0);
const nextOf = (watermarks: Watermarks, partition: Partition): Offset => watermarks.get(partition)?.next ?? offset(0);

/** Pure: from the watermark to where history resumes in the copy; history lacks no record of the copy after it. */
export function gapOfRestored(watermark: Offset, generation: number, log: OffsetRange): Gap {
  const at = Math.min(Math.max(kafkaOffsetOf(watermark), log.start), log.end);
  return { from: watermark, to: positionOf(generation, at) };
}
