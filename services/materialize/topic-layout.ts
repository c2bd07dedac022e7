import { setTimeout } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

const retryMs = 1_000;

export interface TopicWait {
  readonly admin: Admin;
  readonly topic: string;
  readonly signal: AbortSignal;
  readonly logger: { warn(details: object, message: string): void };
}

/** The number of partitions of a topic; waits for Kafka and for the topic until the signal is aborted. */
export async function untilTopicKnown({ admin, topic, signal, logger }: TopicWait): Promise<number> {
  let said = '';
  for (;;) {
    signal.throwIfAborted();
    try {
      await admin.connect();
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      const count = topics[0]?.partitions.length ?? 0;
      if (count > 0) return count;
      throw new Error(`topic ${topic} has no partitions`);
    } catch (error) {
      const reason = Error.isError(error) ? error.message : String(error);
      if (reason !== said) logger.warn({ reason, topic }, 'waiting for kafka and the topic; has the set-up run?');
      said = reason;
    }
    await setTimeout(retryMs, undefined, { signal });
  }
}
