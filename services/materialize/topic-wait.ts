import { setTimeout } from 'node:timers/promises';
import type { Topic } from '@cecochat/kafka';

const retryMs = 1_000;

export interface TopicWait {
  readonly topic: Topic;
  readonly signal: AbortSignal;
  readonly logger: { warn(details: object, message: string): void };
}

/** The number of partitions of a topic; waits for Kafka and for the topic until the signal is aborted. */
export async function untilTopicKnown({ topic, signal, logger }: TopicWait): Promise<number> {
  let said = '';
  for (;;) {
    signal.throwIfAborted();
    try {
      await topic.connect();
      const count = await topic.countPartitions();
      if (count > 0) return count;
      throw new Error(`topic ${topic.name} has no partitions`);
    } catch (error) {
      const reason = Error.isError(error) ? error.message : String(error);
      if (reason !== said) logger.warn({ reason, topic: topic.name }, 'waiting for kafka and the topic; has the set-up run?');
      said = reason;
    }
    await setTimeout(retryMs, undefined, { signal });
  }
}
