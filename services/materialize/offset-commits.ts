import type { Partition } from '@cecochat/contracts';
import type { LogGroup } from '@cecochat/kafka';

export interface OffsetCommitsOptions {
  readonly group: Pick<LogGroup, 'commit'>;
  readonly logger: { warn(details: object, message: string): void };
}

const intervalMs = 1_000;

/**
 * Commits what is written about once a second, as offsets of Kafka: for tools that show the lag. Nothing resumes from
 * there.
 */
export class OffsetCommits {
  readonly #options: OffsetCommitsOptions;
  readonly #pending = new Map<Partition, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OffsetCommitsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.flush(), intervalMs);
  }

  note(partition: Partition, next: number): void {
    this.#pending.set(partition, next);
  }

  /** Forgets the offsets of partitions that the member lost: another member may own them now. */
  forget(): void {
    this.#pending.clear();
  }

  /** Commits what is pending. */
  async flush(): Promise<void> {
    if (this.#pending.size === 0) return;
    const { group, logger } = this.#options;
    const written = new Map(this.#pending);
    this.#pending.clear();
    try {
      await group.commit(written);
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
