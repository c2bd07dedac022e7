import {
  formatIdentity, parseIdentity, withDeadline, type IdentityFinding, type IdentityStore,
} from '@cecochat/runtime';
import type { Kafka } from 'kafkajs';
import type { FetchedRecord } from './cluster.ts';
import { Topic } from './topic.ts';

/** How long it may take to read the topic, which has a record or two, in milliseconds. */
const readWithinMs = 30_000;

export interface PlatformTopicOptions {
  readonly kafka: Kafka;
  /** Name of the topic. */
  readonly topic: string;
}

/**
 * The compacted topic that identifies the platform of a prefix. The first record counts: of two concurrent set-up steps
 * the slower one finds the other's before its own. Each identity is the key of its record, so that compaction never
 * removes the first one.
 */
export function platformTopic(options: PlatformTopicOptions): IdentityStore {
  const { kafka, topic } = options;
  return {
    place: `topic ${topic} in kafka`,
    read: () => readPlatform(options),
    write: async (identity) => {
      const producer = kafka.producer({ allowAutoTopicCreation: false });
      await producer.connect();
      try {
        await producer.send({ topic, acks: -1, messages: [{ key: identity.id, value: formatIdentity(identity) }] });
      } finally {
        await producer.disconnect();
      }
    },
  };
}

async function readPlatform(options: PlatformTopicOptions): Promise<IdentityFinding> {
  const records = (await readAll(options)).filter(({ value }) => value !== null);
  const findings = records.map(({ value }) => parseIdentity(value?.toString() ?? ''));
  return findings.find(({ kind }) => kind === 'unreadable') ?? findings[0] ?? { kind: 'none' };
}

/** Every record of the topic; none when there is no such topic. */
async function readAll({ kafka, topic: name }: PlatformTopicOptions): Promise<FetchedRecord[]> {
  const admin = kafka.admin();
  const topic = new Topic(kafka, name);
  try {
    await admin.connect();
    if (!(await admin.listTopics()).includes(name)) return [];
    await topic.connect();
    return await withDeadline(
      topic.readRecords(0),
      readWithinMs,
      () => new Error(`topic ${name} in kafka could not be read within ${readWithinMs / 1_000} s`),
    );
  } finally {
    await Promise.allSettled([admin.disconnect(), topic.close()]);
  }
}
