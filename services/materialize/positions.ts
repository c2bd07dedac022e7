import type { Admin } from 'kafkajs';
import type { PartitionPosition } from './metrics.ts';

/** Where the partitions of this member stand. */
export class Positions {
  readonly #admin: Pick<Admin, 'fetchTopicOffsets'>;
  readonly #topic: string;
  readonly #watermarks = new Map<number, number>();
  #assigned: readonly number[] = [];

  constructor(admin: Pick<Admin, 'fetchTopicOffsets'>, topic: string) {
    this.#admin = admin;
    this.#topic = topic;
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
      const offsets = await this.#admin.fetchTopicOffsets(this.#topic);
      const ends = new Map(offsets.map((entry) => [entry.partition, entry]));
      return this.#assigned.map((partition) => {
        const range = ends.get(partition);
        const watermark = this.#watermarks.get(partition) ?? Number(range?.low ?? 0);
        return { partition, watermark, logEnd: Number(range?.high ?? watermark) };
      });
    } catch {
      return [];
    }
  }
}
