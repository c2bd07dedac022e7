import type { OffsetsCluster } from './cluster.ts';
import { OffsetReader } from './offset-reader.ts';

const partitionCount = 10_000;

/** Three brokers that lead a topic of many partitions; records what they are asked. */
function threeBrokers() {
  const metadata = Array.from({ length: partitionCount }, (_, partitionId) => ({ partitionId, leader: partitionId % 3 }));
  const asked: number[] = [];
  let visits = 0;
  const cluster: OffsetsCluster = {
    connect: async () => undefined,
    disconnect: async () => undefined,
    addTargetTopic: async () => undefined,
    refreshMetadata: async () => undefined,
    refreshMetadataIfNecessary: async () => undefined,
    findTopicPartitionMetadata: () => new Proxy(metadata, { get: (of, key) => (visits++, Reflect.get(of, key)) }),
    findBroker: async ({ nodeId }) => ({
      listOffsets: async ({ topics }) => ({
        responses: topics.map(({ topic, partitions }) => ({
          topic,
          partitions: partitions.map(({ partition, timestamp }) => {
            expect(partition % 3).toBe(nodeId);
            asked.push(partition);
            return { partition, offset: timestamp === -1 ? `${partition + 100}` : `${partition}` };
          }),
        })),
      }),
    }),
  };
  const kept = cluster.findTopicPartitionMetadata('messages');
  return { cluster: { ...cluster, findTopicPartitionMetadata: () => kept }, asked, visits: () => visits };
}

test('one partition of ten thousand is asked for alone, and the others are not looked at again', async () => {
  const { cluster, asked, visits } = threeBrokers();
  const reader = new OffsetReader(cluster, 'messages');
  await reader.read([0]);
  const before = visits();
  expect(await reader.read([4_321])).toEqual(new Map([[4_321, { start: 4_321, end: 4_421 }]]));
  expect(visits()).toBe(before);
  expect(asked).toEqual([0, 0, 4_321, 4_321]);
});

test('all partitions take work in proportion to their number', async () => {
  const { cluster, asked, visits } = threeBrokers();
  const ranges = await new OffsetReader(cluster, 'messages').read();
  expect(ranges.size).toBe(partitionCount);
  expect(ranges.get(9_999)).toEqual({ start: 9_999, end: 10_099 });
  expect(asked).toHaveLength(2 * partitionCount);
  expect(visits()).toBeLessThan(5 * partitionCount);
});

test('partitions that the topic does not have are left out', async () => {
  expect([...(await new OffsetReader(threeBrokers().cluster, 'messages').read([1, partitionCount])).keys()]).toEqual([1]);
});
