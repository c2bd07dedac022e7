import { describeLogReader } from '../../test/support/log-reader-contract.ts';
import { MemoryLog, MemoryLogReader, MemoryLogWriter } from './index.ts';

const log = new MemoryLog(2);

describeLogReader(() => ({
  reader: new MemoryLogReader(log),
  append: async (partition, ...texts) => {
    for (const text of texts) log.append(partition, Buffer.from(text));
  },
  cutBefore: async (partition, offset) => log.cutBefore(partition, offset),
}));

test('what a writer in memory writes is read', async () => {
  const own = new MemoryLog(1);
  const reader = new MemoryLogReader(own);
  await reader.start(1);
  const values: string[] = [];
  reader.follow(0, { get next() { return values.length; }, take: (records) => void values.push(...records.map(({ value }) => `${value}`)), lost: () => undefined });
  await new MemoryLogWriter(({ partition, value }) => own.append(partition, value)).write([{ partition: 0, value: Buffer.from('hello') }]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(values).toEqual(['hello']);
  await reader.stop();
});
