import type { Offset, Partition } from '@cecochat/contracts';
import type { Consumer } from 'kafkajs';

export interface OffsetCommitsOptions {
  readonly consumer: Pick<Consumer, 'commitOffsets'>;
  readonly topic: string;
  readonly logger: { warn(details: object, message: string): void };
}

/** What is not committed when the process dies is written once more: about this much of the log. */
const intervalMs = 1_000;

/** Commits what is written about once a second: a commit of each batch would cost Kafka more than the rest. */
export class OffsetCommits {
  readonly #options: OffsetCommitsOptions;
  readonly #pending = new Map<Partition, Offset>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OffsetCommitsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.flush(), intervalMs);
  }

  note(partition: Partition, next: Offset): void {
    this.#pending.set(partition, next);
  }

  /** Forgets what the member wrote before it lost its partitions: they may be somebody else's now. */
  forget(): void {
    this.#pending.clear();
  }

  /** Commits what is pending. A failure only means that records are written once more. */
  async flush(): Promise<void> {
    if (this.#pending.size === 0) return;
    const { consumer, topic, logger } = this.#options;
    const written = [...this.#pending];
    this.#pending.clear();
    try {
      await consumer.commitOffsets(written.map(([partition, next]) => ({ topic, partition, offset: String(next) })));
    } catch (error) {
      for (const [partition, next] of written) if (!this.#pending.has(partition)) this.#pending.set(partition, next);
      logger.warn({ err: error }, 'offsets were not committed');
    }
  }

  /** Commits what is left and ends. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
