import kafkajs, { type Kafka } from 'kafkajs';
import { TestPlatform } from '../../test/support/platform.ts';
import { Topic } from './index.ts';

const { KafkaJSProtocolError } = kafkajs;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.create('topic', 2);
  await platform.createTopics();
});
afterAll(() => platform.close());

/** The real Kafka, but for the first admins, whom it answers so. One broker alone has no leader that could move. */
function refusingAtFirst(times: number, answer: { readonly type: string; readonly retriable: boolean }): Pick<Kafka, 'admin'> {
  const refuse = () => Promise.reject(new KafkaJSProtocolError(Object.assign(new Error(answer.type), answer)));
  const admins = Array.from({ length: times }, () => Object.assign(platform.kafka.admin(), { fetchTopicOffsets: refuse }));
  return { admin: () => admins.shift() ?? platform.kafka.admin() };
}

async function withTopic<T>(kafka: Pick<Kafka, 'admin'>, use: (topic: Topic) => Promise<T>): Promise<T> {
  const topic = new Topic(kafka, platform.topics.messages);
  try {
    await topic.connect();
    return await use(topic);
  } finally {
    await topic.close();
  }
}

const empty = { start: 0, end: 0 };

test('the offsets of a topic are read, also when the leaders that were known lead no more', async () => {
  const read = (topic: Topic) => topic.readOffsets();
  expect(await withTopic(platform.kafka, read)).toEqual(new Map([[0, empty], [1, empty]]));
  expect(await withTopic(refusingAtFirst(3, { type: 'NOT_LEADER_FOR_PARTITION', retriable: true }), read)).toEqual(new Map([[0, empty], [1, empty]]));
});

test('what does not pass by itself is told', async () => {
  const refusing = refusingAtFirst(1, { type: 'TOPIC_AUTHORIZATION_FAILED', retriable: false });
  await expect(withTopic(refusing, (topic) => topic.readOffsets())).rejects.toThrow('TOPIC_AUTHORIZATION_FAILED');
});

test('its partitions are counted', async () => {
  expect(await withTopic(platform.kafka, (topic) => topic.countPartitions())).toBe(2);
  const unknown = new Topic(platform.kafka, `${platform.name}-unknown`);
  await unknown.connect();
  await expect(unknown.countPartitions()).rejects.toThrow('does not host this topic-partition');
  await unknown.close();
});
