import kafkajs, { type Kafka } from 'kafkajs';
import { untilLed } from './until-led.ts';

const { KafkaJSError } = kafkajs;

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
    // They are there when brokers know of them and each partition has a leader.
    const { topics } = await untilLed(
      () => admin.fetchTopicMetadata({ topics: [names.messages, names.rejected] }),
      (error) => error instanceof KafkaJSError && error.retriable,
    );
    const found = topics.find(({ name }) => name === names.messages)?.partitions.length;
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
