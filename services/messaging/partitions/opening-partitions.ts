import type { Epoch, Partition } from '@cecochat/contracts';
import type { OffsetRange } from '@cecochat/kafka';
import type { Logger } from '@cecochat/runtime';
import type { MessageLog } from '../log/message-log.ts';
import type { ServedPartition } from './served-partition.ts';

const retryMs = 500;

export interface OpeningPartitionsParts {
  readonly reader: Pick<MessageLog['reader'], 'offsets'>;
  /** Follows a partition whose log has these ends. */
  readonly follow: (partition: Partition, range: OffsetRange) => ServedPartition;
  readonly epoch: () => Epoch;
  readonly logger: Logger;
}

/** Partitions that are to be followed and are not yet: the ends of their logs are looked up until they are known. */
export class OpeningPartitions {
  readonly #parts: OpeningPartitionsParts;
  /** With the devices that wait for them. */
  readonly #waiting = new Map<Partition, PromiseWithResolvers<ServedPartition>>();
  #running: Promise<void> | undefined;

  constructor(parts: OpeningPartitionsParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#waiting.size;
  }

  open(partition: Partition): void {
    const waiting = Promise.withResolvers<ServedPartition>();
    waiting.promise.catch(() => undefined); // A rejection without a waiting device is not an error.
    this.#waiting.set(partition, waiting);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when the partition is followed; undefined for one that is not to be followed, or is already. */
  get(partition: Partition): Promise<ServedPartition> | undefined {
    return this.#waiting.get(partition)?.promise;
  }

  /** The partition is not to be followed any more. */
  cancel(partition: Partition, reason: Error): void {
    this.#waiting.get(partition)?.reject(reason);
    this.#waiting.delete(partition);
  }

  async #run(): Promise<void> {
    await Promise.resolve(); // All partitions of one routing are looked up together.
    while (this.#waiting.size > 0) {
      const wanted = [...this.#waiting.keys()];
      try {
        const offsets = await this.#parts.reader.offsets(wanted);
        const unknown = wanted.filter((partition) => !this.#follow(partition, offsets.get(partition)));
        if (unknown.length > 0) throw new Error(
          `no leader of partitions ${unknown.join(', ')} is known, or their log is another one than before and has ` +
            'no new generation yet',
        );
      } catch (error) {
        this.#parts.logger.warn(
          { err: error, epoch: this.#parts.epoch() },
          'the routing could not be followed yet, trying again',
        );
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }

  /** False while the ends of the log are not known. */
  #follow(partition: Partition, range: OffsetRange | undefined): boolean {
    const waiting = this.#waiting.get(partition);
    if (waiting === undefined) return true; // It was cancelled meanwhile.
    if (range === undefined) return false;
    waiting.resolve(this.#parts.follow(partition, range));
    this.#waiting.delete(partition);
    return true;
  }
}
