import type { Progress, Watermark } from '@cecochat/cassandra';
import { offset, generationOf, kafkaOffsetOf, type Offset, type Partition } from '@cecochat/contracts';
import type { OffsetRange } from '@cecochat/kafka';

/** A projection in a partition. */
export interface ProjectedPartition {
  readonly projection: string;
  readonly partition: Partition;
}

/** The watermarks that are known to be in Cassandra. */
export class WrittenWatermarks {
  readonly #next = new Map<string, Map<Partition, Offset>>();

  set(projection: string, partition: Partition, { next }: Pick<Watermark, 'next'>): void {
    const ofProjection = this.#next.get(projection) ?? new Map<Partition, Offset>();
    ofProjection.set(partition, next);
    this.#next.set(projection, ofProjection);
  }

  /** 0 where it is not known. */
  next(projection: string, partition: Partition): Offset {
    return this.#next.get(projection)?.get(partition) ?? offset(0);
  }

  delete(projection: string, partition: Partition): void {
    this.#next.get(projection)?.delete(partition);
  }

  copy(): WrittenWatermarks {
    const copy = new WrittenWatermarks();
    for (const [projection, partitions] of this.#next) {
      for (const [partition, next] of partitions) copy.set(projection, partition, { next });
    }
    return copy;
  }

  /** Those that are higher than what was found. */
  aboveThose(found: Progress): ProjectedPartition[] {
    const above: ProjectedPartition[] = [];
    for (const [projection, partitions] of this.#next) {
      for (const [partition, next] of partitions) {
        if ((found.get(projection)?.get(partition)?.next ?? 0) < next) above.push({ projection, partition });
      }
    }
    return above;
  }
}

/** Pure: how many records of the log are not in history, with a watermark, in the log's present generation. */
export function lagOf(watermark: Offset, log: OffsetRange, generation: number): number {
  const isOfThisLog = generationOf(watermark) === generation;
  return Math.max(0, log.end - (isOfThisLog ? Math.max(kafkaOffsetOf(watermark), log.start) : log.start));
}
