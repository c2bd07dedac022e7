import type { OffsetRanges } from '@cecochat/kafka';
import type { PartitionPosition } from './metrics.ts';

/** Where the partitions of this member stand. */
export class Positions {
  readonly #readLog: () => Promise<OffsetRanges>;
  readonly #watermarks = new Map<number, number>();
  #assigned: readonly number[] = [];

  constructor(readLog: () => Promise<OffsetRanges>) {
    this.#readLog = readLog;
  }

  assign(partitions: readonly number[]): void {
    this.#assigned = partitions;
  }

  note(partition: number, watermark: number): void {
    this.#watermarks.set(partition, watermark);
  }

  /** The positions against the log as it is now; nothing while Kafka does not say. */
  async read(): Promise<PartitionPosition[]> {
    try {
      const log = await this.#readLog();
      return this.#assigned.map((partition) => {
        const range = log.get(partition);
        const watermark = this.#watermarks.get(partition) ?? range?.start ?? 0;
        return { partition, watermark, logEnd: range?.end ?? watermark };
      });
    } catch {
      return [];
    }
  }
}
