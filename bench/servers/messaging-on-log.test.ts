import type { LogRecord } from '@cecochat/kafka';
import { InProcessLog } from './messaging-on-log.ts';

const record = (partition: number, text: string) => ({ partition, value: Buffer.from(text) });

function follow(log: InProcessLog, partition: number): LogRecord[] {
  const taken: LogRecord[] = [];
  log.reader.follow(partition, { next: 0, take: (records) => void taken.push(...records), lost: () => undefined });
  return taken;
}

const texts = (records: readonly LogRecord[]) => records.map(({ offset, value }) => `${offset} ${value}`);

test('what is written is read in its order, by whoever follows the partition', async () => {
  const log = new InProcessLog({ partitions: 2, isRead: true });
  const [zero, one] = [follow(log, 0), follow(log, 1)];
  await log.writer.write([record(0, 'a'), record(1, 'b'), record(0, 'c')]);
  await log.writer.write([record(0, 'd')]);
  await new Promise((resolve) => setImmediate(resolve));
  expect([texts(zero), texts(one)]).toEqual([['0 a', '1 c', '2 d'], ['0 b']]);
  expect(await log.reader.offsets([0, 1])).toEqual(new Map([[0, { start: 3, end: 3 }], [1, { start: 1, end: 1 }]]));
});

test('a log that is not read takes everything, and gives only what is appended', async () => {
  const log = new InProcessLog({ partitions: 1, isRead: false });
  const taken = follow(log, 0);
  await log.writer.write([record(0, 'a')]);
  log.append(0, Buffer.from('b'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(texts(taken)).toEqual(['0 b']);
});

test('a routing with another number of partitions is refused', async () => {
  await expect(new InProcessLog({ partitions: 2, isRead: true }).reader.start(3)).rejects.toThrow('the log has 2 partitions, the routing says 3');
});
