import { eventually } from '../../test/support/eventually.ts';
import type { OffsetsCluster } from './cluster.ts';
import { OffsetReader, OffsetLookups, type OffsetRanges } from './offset-reader.ts';

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

/** A log whose ends grow by one with every look-up; the test ends each look-up. */
function watchedLog() {
  const lookups: { readonly partitions: readonly number[]; readonly end: (failure?: Error) => void }[] = [];
  const read = (partitions: readonly number[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<OffsetRanges>();
    const range = { start: 0, end: lookups.length + 1 };
    lookups.push({ partitions, end: (failure) => (failure === undefined ? resolve(new Map(partitions.map((each) => [each, range]))) : reject(failure)) });
    return promise;
  };
  return { lookups, of: new OffsetLookups(read, async () => undefined) };
}

test('who asks while a look-up is under way gets an answer of the next one, which is for all of them', async () => {
  const { lookups, of } = watchedLog();
  const first = of.of(7);
  await eventually(() => expect(lookups).toHaveLength(1));
  const later = Array.from({ length: 1_000 }, (_, index) => of.of(index % 3));
  lookups[0]?.end();
  expect(await first).toEqual({ start: 0, end: 1 });
  await eventually(() => expect(lookups).toHaveLength(2));
  lookups[1]?.end();
  expect(new Set((await Promise.all(later)).map((range) => range?.end))).toEqual(new Set([2]));
  expect(lookups.map(({ partitions }) => partitions)).toEqual([[7], [0, 1, 2]]);
});

test('a look-up that fails fails those who wait for it, and none after it', async () => {
  const { lookups, of } = watchedLog();
  const first = of.of(1);
  await eventually(() => expect(lookups).toHaveLength(1));
  const second = of.of(1);
  lookups[0]?.end(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await eventually(() => expect(lookups).toHaveLength(2));
  lookups[1]?.end();
  expect(await second).toEqual({ start: 0, end: 2 });
});

test('between two look-ups there is a rest, which those who ask meanwhile share', async () => {
  const rest = Promise.withResolvers<undefined>();
  let reads = 0;
  const of = new OffsetLookups(async (partitions) => new Map(partitions.map((each) => [each, { start: 0, end: ++reads }])), () => rest.promise);
  expect(await of.of(7)).toEqual({ start: 0, end: 1 });
  const waiting = Array.from({ length: 1_000 }, () => of.of(7));
  await new Promise((resolve) => setImmediate(resolve));
  expect(reads).toBe(1);
  rest.resolve(undefined);
  expect(new Set((await Promise.all(waiting)).map((range) => range?.end))).toEqual(new Set([2]));
});
