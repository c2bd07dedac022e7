import kafkajs from 'kafkajs';
import { TestPlatform } from '../../test/support/platform.ts';
import { openCluster, type Cluster } from './cluster.ts';
import { Topic } from './index.ts';

const { KafkaJSProtocolError } = kafkajs;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.create('topic', 2);
  await platform.createTopics();
});
afterAll(() => platform.close());

/** The real brokers, but for the first requests, which they answer so. One broker alone has no leader that could move. */
function refusingAtFirst(times: number, answer: { readonly type: string; readonly retriable: boolean }): Cluster {
  const cluster = openCluster(platform.kafka);
  const findBroker = cluster.findBroker.bind(cluster);
  const refuse = () => Promise.reject(new KafkaJSProtocolError(Object.assign(new Error(answer.type), answer)));
  return Object.assign(cluster, { findBroker: (by: { nodeId: number }) => (times-- > 0 ? Promise.resolve({ listOffsets: refuse }) : findBroker(by)) });
}

async function withTopic<T>(use: (topic: Topic) => Promise<T>, cluster?: Cluster): Promise<T> {
  const topic = new Topic(platform.kafka, platform.topics.messages, cluster);
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
  expect(await withTopic(read)).toEqual(new Map([[0, empty], [1, empty]]));
  expect(await withTopic(read, refusingAtFirst(3, { type: 'NOT_LEADER_FOR_PARTITION', retriable: true }))).toEqual(new Map([[0, empty], [1, empty]]));
});

test('the offsets of some partitions are those of the log', async () => {
  await platform.append(1, Buffer.from('a'), Buffer.from('b'));
  expect(await withTopic((topic) => topic.readOffsets([1]))).toEqual(new Map([[1, { start: 0, end: 2 }]]));
  expect(await withTopic((topic) => topic.readOffsets([7]))).toEqual(new Map());
});

test('what does not pass by itself is told', async () => {
  const refusing = refusingAtFirst(1, { type: 'TOPIC_AUTHORIZATION_FAILED', retriable: false });
  await expect(withTopic((topic) => topic.readOffsets(), refusing)).rejects.toThrow('TOPIC_AUTHORIZATION_FAILED');
});

test('its partitions are counted', async () => {
  expect(await withTopic((topic) => topic.countPartitions())).toBe(2);
  const unknown = new Topic(platform.kafka, `${platform.name}-unknown`);
  await unknown.connect();
  await expect(unknown.countPartitions()).rejects.toThrow('does not host this topic-partition');
  await unknown.close();
});
