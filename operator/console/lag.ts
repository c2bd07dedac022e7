export interface PartitionLag {
  readonly partition: number;
  /** Every record before this offset is in Cassandra. */
  readonly watermark: number;
  /** The log ends before this offset. */
  readonly logEnd: number;
  /** Ranges of the log that were lost before they were in Cassandra. */
  readonly gaps: number;
}

export interface Lag {
  /** Records in the log that are not in Cassandra yet. */
  readonly records: number;
  /** Gaps in history, of all partitions. */
  readonly gaps: number;
  readonly partitions: readonly PartitionLag[];
}

const scrapeDeadlineMs = 2_000;

/** The end of the log is not known when it was read longer ago. */
const longestLogAgeSeconds = 15;

/** Pure: the metrics of one materialize on the partitions that it works on; none while it cannot read the log. */
export function parseLag(metrics: string): PartitionLag[] {
  const [, logAge = '0'] = /^cecochat_materialize_log_age_seconds(?:\{[^}]*\})? (\S+)$/m.exec(metrics) ?? [];
  if (Number(logAge) > longestLogAgeSeconds) return [];
  const watermarks = samples(metrics, 'cecochat_materialize_watermark_offset');
  const lags = samples(metrics, 'cecochat_materialize_lag_records');
  const gaps = samples(metrics, 'cecochat_materialize_history_gaps');
  return [...watermarks].map(([partition, watermark]) => ({
    partition, watermark, logEnd: watermark + (lags.get(partition) ?? 0), gaps: gaps.get(partition) ?? 0,
  }));
}

function samples(metrics: string, name: string): Map<number, number> {
  const pattern = new RegExp(`^${name}\\{[^}]*\\bpartition="(\\d+)"[^}]*\\} (\\d+)$`, 'gm');
  return new Map([...metrics.matchAll(pattern)].map((match) => [Number(match[1]), Number(match[2])]));
}

/**
 * Pure: merges the reports of all. Two report the same partition while it moves from one to the other: the later one
 * counts.
 */
export function mergeLag(found: readonly PartitionLag[]): Lag {
  const latest = new Map<number, PartitionLag>();
  for (const each of found) {
    const other = latest.get(each.partition);
    if (other === undefined || each.watermark > other.watermark) latest.set(each.partition, each);
  }
  const partitions = [...latest.values()].sort((a, b) => a.partition - b.partition);
  const total = (of: (each: PartitionLag) => number) => partitions.reduce((sum, each) => sum + of(each), 0);
  return { partitions, records: total(({ watermark, logEnd }) => logEnd - watermark), gaps: total(({ gaps }) => gaps) };
}

/** Asks every materialize, by host:port of its metrics; one that does not answer is left out. */
export async function observeLag(admins: readonly string[]): Promise<Lag> {
  const answers = await Promise.allSettled(
    admins.map(async (admin) => {
      const response = await fetch(`http://${admin}/metrics`, { signal: AbortSignal.timeout(scrapeDeadlineMs) });
      return parseLag(await response.text());
    }),
  );
  return mergeLag(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])));
}
