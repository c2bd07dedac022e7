export interface PartitionLag {
  readonly partition: number;
  /** Every record before this offset is in Cassandra. */
  readonly watermark: number;
  /** The log ends before this offset. */
  readonly logEnd: number;
}

export interface Lag {
  /** Records in the log that are not in Cassandra yet. */
  readonly records: number;
  readonly partitions: readonly PartitionLag[];
}

const scrapeDeadlineMs = 2_000;

/** Pure: what one materialize says in its metrics of the partitions that it works on. */
export function parseLag(metrics: string): PartitionLag[] {
  const watermarks = samples(metrics, 'cecochat_materialize_watermark_offset');
  const lags = samples(metrics, 'cecochat_materialize_lag_records');
  return [...watermarks].map(([partition, watermark]) => ({ partition, watermark, logEnd: watermark + (lags.get(partition) ?? 0) }));
}

function samples(metrics: string, name: string): Map<number, number> {
  const pattern = new RegExp(`^${name}\\{[^}]*\\bpartition="(\\d+)"[^}]*\\} (\\d+)$`, 'gm');
  return new Map([...metrics.matchAll(pattern)].map((match) => [Number(match[1]), Number(match[2])]));
}

/** Pure: the whole picture. A partition that two speak of, while it moves from one to the other, stands where the later one says. */
export function mergeLag(found: readonly PartitionLag[]): Lag {
  const latest = new Map<number, PartitionLag>();
  for (const each of found) {
    const other = latest.get(each.partition);
    if (other === undefined || each.watermark > other.watermark) latest.set(each.partition, each);
  }
  const partitions = [...latest.values()].sort((a, b) => a.partition - b.partition);
  return { partitions, records: partitions.reduce((sum, { watermark, logEnd }) => sum + logEnd - watermark, 0) };
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
