import type { BatchReport } from '@cecochat/cassandra';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { rejectReasons, type RejectReason } from './read-record.ts';

/** Where materialize stands in a partition, and where the log ends. */
export interface PartitionPosition {
  readonly partition: number;
  readonly watermark: number;
  readonly logEnd: number;
}

export interface MaterializeMetrics {
  records(count: number): void;
  batch(report: BatchReport): void;
  rejected(reason: RejectReason): void;
}

export interface MetricsOptions {
  readonly registry: Registry;
  /** Asked at every scrape; what cannot be learned is left out. */
  readonly positions: () => Promise<readonly PartitionPosition[]>;
}

export function createMetrics({ registry, positions }: MetricsOptions): MaterializeMetrics {
  const registers = [registry];
  const records = new Counter({ name: 'cecochat_materialize_records_total', help: 'Records of the log that were materialized.', registers });
  const rows = new Counter({ name: 'cecochat_materialize_rows_total', help: 'Rows written to Cassandra.', registers });
  const batches = new Counter({
    name: 'cecochat_materialize_batches_total', help: 'Batches of rows, by how they went.', labelNames: ['result'], registers,
  });
  const seconds = new Histogram({
    name: 'cecochat_materialize_write_seconds', help: 'Time a batch of rows took.', registers,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  const rejected = new Counter({
    name: 'cecochat_materialize_rejected_records_total', help: 'Records put aside, by reason.', labelNames: ['reason'], registers,
  });
  for (const reason of rejectReasons) rejected.inc({ reason }, 0);
  registerPositions(registry, positions);
  return {
    records: (count) => records.inc(count),
    rejected: (reason) => rejected.inc({ reason }),
    batch: (report) => {
      batches.inc({ result: report.failed ? 'failed' : 'written' });
      if (!report.failed) rows.inc(report.rows);
      seconds.observe(report.seconds);
    },
  };
}

function registerPositions(registry: Registry, positions: MetricsOptions['positions']): void {
  const labelNames = ['partition'];
  const registers = [registry];
  const lag = new Gauge({ name: 'cecochat_materialize_lag_records', help: 'Records between the watermark and the end of the log.', labelNames, registers });
  const watermark = new Gauge({
    name: 'cecochat_materialize_watermark_offset', help: 'Every record before this offset is in Cassandra.', labelNames, registers,
    collect: async () => {
      const known = await positions();
      watermark.reset();
      lag.reset();
      for (const position of known) {
        const labels = { partition: String(position.partition) };
        watermark.set(labels, position.watermark);
        lag.set(labels, Math.max(0, position.logEnd - position.watermark));
      }
    },
  });
}
