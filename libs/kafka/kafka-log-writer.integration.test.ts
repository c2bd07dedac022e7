import { describeLogWriter } from '../../test/support/log-writer-contract.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { testStores } from '../../test/support/stores.ts';
import { eventually } from '../../test/support/eventually.ts';
import { createLogWriter, readOffsets, type LogWriter } from './index.ts';

let platform: TestPlatform;
let writer: LogWriter;

beforeAll(async () => {
  platform = await TestPlatform.create('log_writer', 2);
  await platform.createTopics();
  writer = createLogWriter({ brokers: testStores().kafkaBrokers.split(','), clientId: platform.name, logger: silentLogger }, platform.topics.messages);
  await writer.connect();
});
afterAll(async () => {
  await writer.disconnect();
  await platform.close();
});

/** All that the topic holds, by partition. */
async function readAll(): Promise<string[][]> {
  const ends = await readOffsets(platform.kafka, platform.topics.messages);
  const texts: string[][] = [[], []];
  const total = [...ends.values()].reduce((sum, { end }) => sum + end, 0);
  if (total === 0) return texts;
  const consumer = platform.kafka.consumer({ groupId: `${platform.name}-${Math.random()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: platform.topics.messages, fromBeginning: true });
  await consumer.run({ eachMessage: async ({ partition, message }) => void texts[partition]?.push(`${message.value}`) });
  await eventually(() => expect(texts.flat()).toHaveLength(total));
  await consumer.disconnect();
  return texts;
}

describeLogWriter(() => ({
  writer,
  texts: async (partition) => (await readAll())[partition] ?? [],
  refuseFrom: (bytes) => platform.configureLog({ 'max.message.bytes': `${bytes}` }),
  takeAll: () => platform.configureLog({ 'max.message.bytes': `${2 ** 20}` }),
}));

test('a topic that wants keys refuses what has none, for good', async () => {
  await platform.configureLog({ 'cleanup.policy': 'compact' });
  await eventually(async () => expect(await writer.write([{ partition: 0, value: Buffer.from('no key') }])).toMatchObject([{ kind: 'refused', error: { code: 'INVALID_RECORD' } }]));
  await platform.configureLog({ 'cleanup.policy': 'delete' });
  await eventually(async () => expect(await writer.write([{ partition: 0, value: Buffer.from('no key') }])).toMatchObject([{ kind: 'written' }]));
});

test('a topic that is not there cannot be connected to', async () => {
  const lost = createLogWriter({ brokers: testStores().kafkaBrokers.split(','), clientId: platform.name, logger: silentLogger }, `${platform.name}-unknown`);
  await expect(lost.connect()).rejects.toThrow('This server does not host this topic-partition');
  await lost.disconnect();
});
