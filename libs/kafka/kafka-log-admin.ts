import type { Kafka } from 'kafkajs';
import type { LogAdmin, TopicLayout, TopicsReport } from './log-admin.ts';
import type { OffsetRanges } from './offset-reader.ts';
import { readOffsets } from './topic.ts';
import { ensurePlatformTopic, ensureTopics, readTopicProblems } from './topics.ts';

/** Administers Kafka; each call has connections of its own. */
export class KafkaLogAdmin implements LogAdmin {
  readonly #kafka: Kafka;

  constructor(kafka: Kafka) {
    this.#kafka = kafka;
  }

  ensureTopics(layout: TopicLayout): Promise<TopicsReport> {
    return ensureTopics(this.#kafka, layout);
  }

  ensurePlatformTopic(layout: Pick<TopicLayout, 'names' | 'replicationFactor'>): Promise<void> {
    return ensurePlatformTopic(this.#kafka, layout);
  }

  readOffsets(topic: string): Promise<OffsetRanges> {
    return readOffsets(this.#kafka, topic);
  }

  readProblems(topic: string): Promise<readonly string[]> {
    return readTopicProblems(this.#kafka, topic);
  }
}
