import { projections, type Row } from '@cecochat/cassandra';
import { partition } from '@cecochat/contracts';
import { planBatch } from '../../../services/materialize/plan-batch.ts';
import type { RunEvent } from '../../platform/index.ts';

/**
 * Pure: the records of each partition, in the order of their offsets, when the events are written one after the other.
 */
export function buildLogs(events: readonly RunEvent[], partitions: number): (readonly Buffer[])[] {
  const logs: Buffer[][] = Array.from({ length: partitions }, () => []);
  for (const { records } of events) for (const { partition: of, value } of records) logs[of]?.push(value);
  return logs;
}

/** Pure: the rows that materialize makes of these logs, watermarks aside. */
export function rowsOf(logs: readonly (readonly Buffer[])[]): Row[] {
  return logs.flatMap((log, of) => {
    const records = log.map((value, at) => ({ offset: String(at), value }));
    const takers = projections.map((projection) => ({ projection, from: 0 }));
    const { parts } = planBatch(records, {
      partition: partition(of), partitionCount: logs.length, generation: 0, takers, isKnownBucket: () => false,
    });
    return parts.flatMap(({ rows }) => rows);
  });
}
