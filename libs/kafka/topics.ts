import { setTimeout as delay } from 'node:timers/promises';
import kafkajs, { type Admin, type ITopicMetadata, type Kafka } from 'kafkajs';

const { KafkaJSError } = kafkajs;
/** New topics are known everywhere, and have leaders, within this; milliseconds. */
const [ledWithinMs, lookEveryMs] = [30_000, 100];

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
      waitForLeaders: false, // Its way gives up when brokers do not know of a topic yet.
      topics: [
        { topic: names.messages, numPartitions: partitions, replicationFactor, configEntries: durable(replicationFactor) },
        { topic: names.rejected, numPartitions: 1, replicationFactor, configEntries: durable(replicationFactor) },
      ],
    });
    const topics = await untilLed(admin, [names.messages, names.rejected]);
    const found = topics.find(({ name }) => name === names.messages)?.partitions.length;
    if (found !== partitions) {
      throw new Error(`topic ${names.messages} has ${found} partitions, ${partitions} are asked for: the number cannot change`);
    }
  } finally {
    await admin.disconnect();
  }
}

/** How the topics are when brokers know of them and each partition has a leader. Rejects with what Kafka says when that takes too long. */
async function untilLed(admin: Admin, names: string[]): Promise<ITopicMetadata[]> {
  const deadlineMs = performance.now() + ledWithinMs;
  for (;;) {
    try {
      return (await admin.fetchTopicMetadata({ topics: names })).topics;
    } catch (error) {
      if (!(error instanceof KafkaJSError && error.retriable) || performance.now() > deadlineMs) throw error;
    }
    await delay(lookEveryMs);
  }
}

/** An acknowledged record is on two brokers wherever there are three. */
function durable(replicationFactor: number) {
  return [{ name: 'min.insync.replicas', value: replicationFactor >= 3 ? '2' : '1' }];
}
