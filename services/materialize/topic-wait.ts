import type { Topic } from '@cecochat/kafka';
import { untilDone } from '@cecochat/runtime';

export interface TopicWait {
  readonly topic: Topic;
  /** Partitions of the platform. */
  readonly partitions: number;
  readonly signal: AbortSignal;
  readonly logger: { warn(details: object, message: string): void };
}

/**
 * Waits for Kafka, and for a topic with the partitions of the platform, until the signal is aborted. Partitions that an
 * administrator added hold nothing of the platform, and are no more than a warning.
 */
export function untilTopicKnown({ topic, partitions, signal, logger }: TopicWait): Promise<void> {
  const attempt = async () => {
    await topic.connect();
    const count = await topic.countPartitions();
    if (count < partitions)
      throw new Error(`topic ${topic.name} has ${count} partitions, the platform has ${partitions}`);
    if (count > partitions) logger.warn(
      { topic: topic.name, count, partitions },
      'the topic has more partitions than the platform: they are passed over',
    );
  };
  const onReason = (reason: string) =>
    logger.warn({ reason, topic: topic.name }, 'waiting for kafka and the topic; has the set-up run?');
  return untilDone(attempt, { onReason, signal });
}
