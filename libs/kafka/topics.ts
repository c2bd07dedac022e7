import type { Kafka } from 'kafkajs';

export interface TopicNames {
  /** One record for every event and participant's partition. */
  readonly messages: string;
  /** Records that materialize could not read, with the reason. */
  readonly rejected: string;
  /** Consumer group of materialize. */
  readonly materializeGroup: string;
}

/** The names, with a prefix where several platforms share a Kafka. */
export function topicNames(prefix = ''): TopicNames {
  return { messages: `${prefix}messages`, rejected: `${prefix}messages-rejected`, materializeGroup: `${prefix}materialize` };
}

export interface TopicLayout {
  readonly names: TopicNames;
  readonly partitions: number;
  readonly replicationFactor: number;
}

/**
 * Creates the topics that are not there. Throws an Error that names both counts when `messages` exists with another
 * number of partitions: users would be looked for in other partitions than those that hold their events.
 */
export async function ensureTopics(kafka: Kafka, layout: TopicLayout): Promise<void> {
  const { names, partitions, replicationFactor } = layout;
  const admin = kafka.admin();
  await admin.connect();
  try {
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        { topic: names.messages, numPartitions: partitions, replicationFactor, configEntries: durable(replicationFactor) },
        { topic: names.rejected, numPartitions: 1, replicationFactor, configEntries: durable(replicationFactor) },
      ],
    });
    const { topics } = await admin.fetchTopicMetadata({ topics: [names.messages] });
    const found = topics[0]?.partitions.length;
    if (found !== partitions) {
      throw new Error(`topic ${names.messages} has ${found} partitions, ${partitions} are asked for: the number cannot change`);
    }
  } finally {
    await admin.disconnect();
  }
}

/** An acknowledged record is on two brokers wherever there are three. */
function durable(replicationFactor: number) {
  return [{ name: 'min.insync.replicas', value: replicationFactor >= 3 ? '2' : '1' }];
}

export interface OffsetRange {
  /** First offset that is still there. */
  readonly start: number;
  /** Offset of the next record. */
  readonly end: number;
}

/** The offsets of every partition of a topic, by number. */
export async function readOffsets(kafka: Kafka, topic: string): Promise<Map<number, OffsetRange>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map((entry) => [entry.partition, { start: Number(entry.low), end: Number(entry.high) }]));
  } finally {
    await admin.disconnect();
  }
}
