import {
  historyProjection,
  progressRows,
  type Gap,
  type HistoryReader,
  type Progress,
  type Row,
} from '@cecochat/cassandra';
import type { MessageId, Partition } from '@cecochat/contracts';

export interface GapMetrics {
  /** A gap of history was recorded. */
  gap(partition: Partition, gap: Gap): void;
  /** The gaps of history that are recorded of a partition, and when the youngest was, in milliseconds of Unix time. */
  gaps(partition: Partition, count: number, noticedMs: number): void;
}

export interface GapsOptions {
  readonly reader: Pick<HistoryReader, 'readGaps'>;
  readonly write: (rows: readonly Row[]) => Promise<void>;
  readonly metrics: GapMetrics;
  readonly logger: { warn(details: object, message: string): void };
  /** Milliseconds of Unix time. */
  readonly wallClock: () => number;
}

/** Positions of a partition that projections lack: the log no longer has them. */
export interface LostRecords {
  readonly partition: Partition;
  readonly projections: readonly string[];
  readonly gap: Gap;
  /** `lastId` of the watermark before the gap. */
  readonly afterId: MessageId | undefined;
}

/**
 * Records gaps. Only those of history are metrics, and raise an alert: a projection that is new lacks what left the log
 * before it began.
 */
export class Gaps {
  readonly #options: GapsOptions;

  constructor(options: GapsOptions) {
    this.#options = options;
  }

  /** Records a gap of projections, counts and logs it, and then moves their watermarks behind it. */
  async pass({ partition, projections, gap, afterId }: LostRecords): Promise<void> {
    const { write, metrics, logger, wallClock } = this.#options;
    const notice = { noticedMs: wallClock(), afterId };
    await write(projections.map((each) => progressRows(each).gap(partition, gap, notice)));
    await write(projections.map((each) => progressRows(each).passedGap(partition, gap)));
    const others = projections.filter((each) => each !== historyProjection);
    const details = { partition, from: gap.from, to: gap.to };
    if (others.length > 0)
      logger.warn({ ...details, projections: others }, 'projections have a gap: the log no longer has these positions');
    if (others.length === projections.length) return;
    metrics.gap(partition, gap);
    logger.warn(details, 'history has a gap: the log no longer had these positions when they were to be written');
    await this.#count(partition);
  }

  /** Shows in the metrics which gaps a partition has. */
  async show(partition: Partition, found: Progress): Promise<void> {
    if ((found.get(historyProjection)?.get(partition)?.gapsBefore ?? 0) > 0) await this.#count(partition);
    else this.#options.metrics.gaps(partition, 0, 0);
  }

  async #count(partition: Partition): Promise<void> {
    const gaps = await this.#options.reader.readGaps(partition);
    this.#options.metrics.gaps(
      partition,
      gaps.length,
      gaps.reduce((latest, { noticedMs }) => Math.max(latest, noticedMs), 0),
    );
  }
}
