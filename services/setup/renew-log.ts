import {
  connectCassandra, historyProjection, LogGeneration, ProgressReader, progressRows, type CassandraConnection,
  type CassandraLogger, type Gap, type Progress, type Row,
} from '@cecochat/cassandra';
import { kafkaOffsetOf, offset, partition as asPartition, positionOf, type Offset } from '@cecochat/contracts';
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
    const progress = await new ProgressReader(client).read();
    if (restored === undefined && isEmpty(progress)) return; // A platform that is new.
    const generations = new LogGeneration(client);
    const generation = await generations.raise(await generations.ensure());
    logger.warn(
      { generation, reason: restored === undefined ? 'the topic was not there' : 'it was restored from a copy' },
      'the log has a new generation',
    );
    for (const { query, params } of restoredRows(progress, restored ?? new Map(), {
      generation, noticedMs: wallClock(),
    })) {
      await client.execute(query, [...params]);
    }
  } finally {
    await client.shutdown();
  }
}

const isEmpty = (progress: Progress): boolean =>
  ![...progress.values()].some((watermarks) => [...watermarks.values()].some(({ next }) => next > 0));

/**
 * Pure: the gaps of every projection. One that has nothing of a partition reads what the copy has from its start on.
 */
function restoredRows(
  progress: Progress,
  restored: OffsetRanges,
  { generation, noticedMs }: { readonly generation: number; readonly noticedMs: number },
): Row[] {
  return [...progress].flatMap(([projection, watermarks]) =>
    [...restored].flatMap(([number, log]) => {
      const partition = asPartition(number);
      const watermark = watermarks.get(partition);
      const next = watermark?.next ?? (projection === historyProjection ? offset(0) : undefined);
      if (next === undefined) return [];
      const gap = gapOfRestored(next, generation, log);
      const rows = progressRows(projection);
      return [rows.gap(partition, gap, { noticedMs, afterId: watermark?.lastId }), rows.passedGap(partition, gap)];
    }),
  );
}

/** Pure: from the watermark to where history resumes in the copy; history lacks no record of the copy after it. */
export function gapOfRestored(watermark: Offset, generation: number, log: OffsetRange): Gap {
  const at = Math.min(Math.max(kafkaOffsetOf(watermark), log.start), log.end);
  return { from: watermark, to: positionOf(generation, at) };
}
