import kafkajs, { KafkaJSNonRetriableError } from 'kafkajs';
import { pino } from 'pino';
import { eventually } from '../../test/support/eventually.ts';
import { describeLogReader } from '../../test/support/log-reader-contract.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { explicitPartition, KafkaLogReader, type LogRecord, type PartitionFollower } from './index.ts';

const { ConfigResourceTypes } = kafkajs;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.create('log_reader', 1);
  await platform.createTopics();
});
afterAll(() => platform.close());

describe('a reader of Kafka', () => {
  let shared: TestPlatform;
  let readers = 0;
  beforeAll(async () => {
    shared = await TestPlatform.create('log_reader_contract', 2);
    await shared.createTopics();
  });
  afterAll(() => shared.close());

  describeLogReader(() => ({
    reader: new KafkaLogReader({ kafka: shared.kafka, topic: shared.topics.messages, groupId: `${shared.name}-${++readers}`, logger: pino({ enabled: false }) }),
    append: (partition, ...texts) => shared.append(partition, ...texts.map((text) => Buffer.from(text))),
    cutBefore: (partition, offset) => shared.cutLog(partition, offset),
  }));
});

async function write(...values: readonly string[]): Promise<void> {
  const producer = platform.kafka.producer({ createPartitioner: explicitPartition });
  await producer.connect();
  await producer.send({ topic: platform.topics.messages, acks: -1, messages: values.map((value) => ({ partition: 0, value })) });
  await producer.disconnect();
}

/** Fails at the first record with an error that makes kafkajs stop for good. */
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

  lost(): void {
    throw new Error('nothing was cut');
  }
}

test('a log that could not be read any more, by what kafkajs thinks, is read again', async () => {
  const reader = new KafkaLogReader({ kafka: platform.kafka, topic: platform.topics.messages, groupId: `${platform.name}-reader`, logger: pino({ enabled: false }) });
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

test('settings of the topic that an administrator changes are named while they are wrong', async () => {
  const admin = platform.kafka.admin();
  await admin.connect();
  const set = (values: Readonly<Record<string, string>>) => admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: platform.topics.messages, configEntries: Object.entries(values).map(([name, value]) => ({ name, value })) }],
  });
  const reader = new KafkaLogReader({ kafka: platform.kafka, topic: platform.topics.messages, logger: pino({ enabled: false }), groupId: `${platform.name}-settings`, reviewEveryMs: 200 });
  const good = { 'message.timestamp.type': 'LogAppendTime' };
  try {
    await set(good);
    await reader.start(1);
    await set({ ...good, 'cleanup.policy': 'compact', 'retention.bytes': '5000' });
    reader.follow(0, { next: 0, take: () => undefined, lost: () => undefined });
    await eventually(() => expect(reader.topicProblems).toEqual([
      `topic ${platform.topics.messages}: cleanup.policy is compact, delete is wanted: the set-up corrects it`,
      `topic ${platform.topics.messages}: retention.bytes is 5000, -1 is wanted: load must not shorten the time that the log is kept`,
    ]), 30_000);
    await set(good);
    await eventually(() => expect(reader.topicProblems).toEqual([]), 30_000);
  } finally {
    await reader.stop();
    await admin.disconnect();
  }
});

test('partitions that an administrator has added are passed over with a warning, and too few are refused', async () => {
  const admin = platform.kafka.admin();
  await admin.connect();
  await admin.createPartitions({ topicPartitions: [{ topic: platform.topics.messages, count: 3 }] });
  await admin.disconnect();
  const warnings: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void warnings.push((JSON.parse(line) as { msg: string }).msg) });
  const options = { kafka: platform.kafka, topic: platform.topics.messages, logger };
  const reader = new KafkaLogReader({ ...options, groupId: `${platform.name}-surplus` });
  const values: string[] = [];
  try {
    await reader.start(1);
    const next = (await reader.offsets([0])).get(0)?.end ?? 0;
    reader.follow(0, { get next() { return next + values.length; }, take: (records) => void values.push(...records.map(({ value }) => String(value))), lost: () => undefined });
    await platform.append(2, Buffer.from('of nobody'));
    await write('four');
    await eventually(() => expect(values).toEqual(['four']), 30_000);
    expect(reader.surplusPartitions).toBe(2);
    expect(warnings).toContain(`topic ${platform.topics.messages} has 3 partitions, the platform was made with 1: it uses the first 1, and the others stay empty`);
  } finally {
    await reader.stop();
  }
  const asking = new KafkaLogReader({ ...options, groupId: `${platform.name}-many` });
  await expect(asking.start(4)).rejects.toThrow('has 3 partitions, the routing says 4');
  await asking.stop();
});
