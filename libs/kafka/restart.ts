import type { Consumer } from 'kafkajs';
import type { KafkaLogger } from './create-kafka.ts';

const restartMs = 1_000;

/**
 * Begins with a consumer again when kafkajs has given up. It does so after errors that it takes for the last ones, also
 * where a
 * broker that has just started does not know yet who coordinates the group.
 */
export class Restart {
  readonly #begin: () => Promise<void>;
  readonly #logger: KafkaLogger;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(consumer: Consumer, begin: () => Promise<void>, logger: KafkaLogger) {
    this.#begin = begin;
    this.#logger = logger;
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) this.after(payload.error);
    });
  }

  /** Begins again in a moment, because of an error, and again when that fails. */
  after(reason: unknown): void {
    if (this.#stopped) return;
    this.#logger.warn({ err: reason }, 'a consumer has ended, beginning again');
    this.#timer = setTimeout(() => void this.#begin().catch((error: unknown) => this.after(error)), restartMs);
  }

  /** Before the consumer is ended for good. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
