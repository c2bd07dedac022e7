import type { BatchReport } from '@cecochat/cassandra';
import { generationOf } from '@cecochat/contracts';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { GapMetrics } from './placing/index.ts';
import { rejectReasons, type RejectReason } from './read-record.ts';

/** Where history stands in a partition, and how many records the log has beyond. */
export interface PartitionPosition {
  readonly partition: number;
  readonly watermark: number;
  readonly lag: number;
}

/** Where materialize stands, by the ends of the log as they were read some time ago. */
export interface Positions {
  readonly history: readonly PartitionPosition[];
  /** Of each projection, how many records it lacks in all partitions. */
  readonly lags: ReadonlyMap<string, number>;
  /** Milliseconds since the ends of the log were read. */
  readonly logAgeMs: number;
}

export interface MaterializeMetrics extends GapMetrics {
  records(count: number): void;
  /** Records that were read for projections that are behind. */
  readAgain(count: number): void;
  batch(report: BatchReport): void;
  rejected(reason: RejectReason): void;
  refusedDeadLetters(count: number): void;
}

export interface MetricsSources {
  /** Called at every scrape; undefined until the log was read. */
  readonly positions: () => Positions | undefined;
}

export function createMetrics(registry: Registry, { positions }: MetricsSources): MaterializeMetrics {
  const registers = [registry];
  const records = new Counter({
    name: 'cecochat_materialize_records_total',
    help: 'Records of the log that were materialized.',
    registers,
  });
  const again = new Counter({
    name: 'cecochat_materialize_records_read_again_total',
    help: 'Records that were read for projections that are behind the others.',
    registers,
  });
  const rows = new Counter({ name: 'cecochat_materialize_rows_total', help: 'Rows written to Cassandra.', registers });
  const batches = new Counter({
    name: 'cecochat_materialize_batches_total',
    help: 'Batches of rows, by how they went.',
    labelNames: ['result'],
    registers,
  });
  const seconds = new Histogram({
    name: 'cecochat_materialize_write_seconds', help: 'Time a batch of rows took.', registers,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  const rejected = new Counter({
    name: 'cecochat_materialize_rejected_records_total',
    help: 'Records put aside, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const refused = new Counter({
    name: 'cecochat_materialize_refused_dead_letters_total',
    help: 'Dead letters that Kafka did not take: they are in the log alone.',
    registers,
  });
  for (const reason of rejectReasons) rejected.inc({ reason }, 0);
  registerPositions(registry, positions);
  return {
    ...registerGaps(registry),
    records: (count) => records.inc(count),
    readAgain: (count) => again.inc(count),
    rejected: (reason) => rejected.inc({ reason }),
    refusedDeadLetters: (count) => refused.inc(count),
    batch: (report) => {
      batches.inc({ result: report.failed ? 'failed' : 'written' });
      if (!report.failed) rows.inc(report.rows);
      seconds.observe(report.seconds);
    },
  };
}

/**
 * Why history has a gap: the log was cut before it was written, or is another log and what the old one still had is
 * lost.
 */
const gapReasons = ['log-cut', 'log-replaced'] as const;

function registerGaps(registry: Registry): GapMetrics {
  const registers = [registry];
  const noticed = new Counter({
    name: 'cecochat_materialize_gaps_total',
    help: 'Gaps in history that were noticed, by reason.',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of gapReasons) noticed.inc({ reason }, 0);
  const records = new Counter({
    name: 'cecochat_materialize_gap_records_total',
    help: 'Records that history lacks because the log was cut before they were written.',
    registers,
  });
  const known = new Gauge({
    name: 'cecochat_materialize_history_gaps',
    help: 'Gaps that are recorded of a partition.',
    labelNames: ['partition'],
    registers,
  });
  const latest = new Gauge({
    name: 'cecochat_materialize_last_gap_timestamp_seconds',
    help: 'When the youngest gap was noticed, in Unix time; 0 when there is none.',
    registers,
  });
  let latestMs = 0;
  return {
    gap: (_, { from, to }) => {
      const isCut = generationOf(from) === generationOf(to);
      noticed.inc({ reason: isCut ? 'log-cut' : 'log-replaced' });
      if (isCut) records.inc(to - from);
    },
    gaps: (partition, count, noticedMs) => {
      const labels = { partition: String(partition) };
      if (count > 0) known.set(labels, count);
      else known.remove(labels);
      latestMs = Math.max(latestMs, noticedMs);
      latest.set(latestMs / 1_000);
    },
  };
}

function registerPositions(registry: Registry, positions: MetricsSources['positions']): void {
  const labelNames = ['partition'];
  const registers = [registry];
  // First: it is collected first, and sets the others.
  const watermark = new Gauge({
    name: 'cecochat_materialize_watermark_offset',
    help: 'Every record before this position is in Cassandra, but for those in gaps.',
    labelNames,
    registers,
    collect: () => {
      const known = positions();
      watermark.reset();
      lag.reset();
      behind.reset();
      if (known === undefined) return;
      age.set(known.logAgeMs / 1_000);
      for (const [projection, count] of known.lags) behind.set({ projection }, count);
      for (const position of known.history) {
        const labels = { partition: String(position.partition) };
        watermark.set(labels, position.watermark);
        lag.set(labels, position.lag);
      }
    },
  });
  const lag = new Gauge({
    name: 'cecochat_materialize_lag_records',
    help: 'Records between the watermark and the end of the log.',
    labelNames,
    registers,
  });
  const behind = new Gauge({
    name: 'cecochat_materialize_projection_lag_records',
    help: 'Records that a projection lacks, in all partitions of the process.',
    labelNames: ['projection'],
    registers,
  });
  const age = new Gauge({
    name: 'cecochat_materialize_log_age_seconds',
    help: 'Age of the end of the log that the lag is of: it grows while Kafka does not answer.',
    registers,
  });
}
