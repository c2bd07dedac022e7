import { explicitPartition } from '@cecochat/kafka';
import { KafkaJSNonRetriableError } from 'kafkajs';
import { pino } from 'pino';
import { eventually } from '../../../test/support/eventually.ts';
import { TestPlatform } from '../../../test/support/platform.ts';

import { LogReader, type LogRecord, type PartitionFollower } from './log-reader.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.create('log_reader', 1);
  await platform.createTopics();
});
afterAll(() => platform.close());

async function write(...values: readonly string[]): Promise<void> {
  const producer = platform.kafka.producer({ createPartitioner: explicitPartition });
  await producer.connect();
  await producer.send({ topic: platform.topics.messages, acks: -1, messages: values.map((value) => ({ partition: 0, value })) });
  await producer.disconnect();
}

/** Fails at the first record with an error after which kafkajs does not go on by itself. */
class Follower implements PartitionFollower {
  readonly values: string[] = [];
  #failed = false;

  get next(): number {
    return this.values.length;
  }

  take(records: readonly LogRecord[]): void {
    if (!this.#failed) {
      this.#failed = true;
      throw new KafkaJSNonRetriableError('Failed to find group coordinator');
    }
    this.values.push(...records.map(({ value }) => String(value)));
  }

  truncated(): void {
    throw new Error('nothing was cut');
  }
}

test('a log that could not be read any more, by what kafkajs thinks, is read again', async () => {
  const reader = new LogReader({ kafka: platform.kafka, topic: platform.topics.messages, groupId: `${platform.name}-reader`, logger: pino({ enabled: false }) });
  const follower = new Follower();
  try {
    await reader.start(1);
    reader.follow(0, follower);
    await write('one', 'two');
    await eventually(() => expect(follower.values).toEqual(['one', 'two']), 60_000);
    expect(reader.healthy).toBe(true);
    await write('three');
    await eventually(() => expect(follower.values).toEqual(['one', 'two', 'three']), 30_000);
  } finally {
    await reader.stop();
  }
});
