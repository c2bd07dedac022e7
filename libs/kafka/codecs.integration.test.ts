import kafkajs from 'kafkajs';
import { eventually } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';

const { ConfigResourceTypes } = kafkajs;
const codecs = ['gzip', 'snappy', 'lz4', 'zstd', 'uncompressed'];

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.create('codecs', codecs.length);
  await platform.createTopics();
});
afterAll(() => platform.close());

/** From now on Kafka compresses what is written to the topic. */
async function compress(codec: string): Promise<void> {
  const admin = platform.kafka.admin();
  await admin.connect();
  try {
    const configEntries = [{ name: 'compression.type', value: codec }];
    await admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: platform.topics.messages, configEntries }] });
  } finally {
    await admin.disconnect();
  }
}

/** Small and large, that shrink and that do not; more than a block of any codec. */
const values = [
  Buffer.from('hello'), Buffer.alloc(0), Buffer.alloc(200_000, 'text that repeats '),
  Buffer.from(Array.from({ length: 150_000 }, (_, index) => (index * 2_654_435_761) >>> 24)),
  ...Array.from({ length: 100 }, (_, index) => Buffer.from(`record ${index}`)),
];

test('whatever Kafka compresses records with, they are read as they were written', async () => {
  for (const [partition, codec] of codecs.entries()) {
    await compress(codec);
    await platform.append(partition, ...values);
  }
  const found = codecs.map((): Buffer[] => []);
  const consumer = platform.kafka.consumer({ groupId: platform.name, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic: platform.topics.messages, fromBeginning: true });
    await consumer.run({ eachMessage: async ({ partition, message }) => void found[partition]?.push(message.value ?? Buffer.alloc(0)) });
    await eventually(() => expect(found.map(({ length }) => length)).toEqual(codecs.map(() => values.length)), 30_000);
  } finally {
    await consumer.disconnect();
  }
  codecs.forEach((codec, partition) => {
    expect({ codec, equal: found[partition]?.every((value, index) => value.equals(values[index] as Buffer)) }).toEqual({ codec, equal: true });
  });
});
