import { TestPlatform } from '../../test/support/platform.ts';

const generationOne = 2 ** 40;

let platform: TestPlatform;
beforeEach(async () => {
  platform = await TestPlatform.create('renew', 2);
  await platform.setUp();
});
afterEach(() => platform.close());

const generation = async () => (await platform.cql('SELECT generation FROM log'))[0]?.get('generation') as number | undefined;
/** The watermark of the second partition after `next` records. */
const write = (next: number) => platform.cql(`INSERT INTO watermarks (kafka_partition, next_position, last_digest) VALUES (1, ${next}, 7) USING TIMESTAMP ${next + 1}`);
const numbersOf = (rows: Awaited<ReturnType<typeof platform.cql>>, ...columns: string[]) => rows.map((row) => columns.map((column) => Number(row.get(column))));

test('a topic of messages that is not there any more is made again with the next generation, once', async () => {
  await write(40);
  await platform.deleteLog();
  await platform.setUp();
  expect(await generation()).toBe(1);
  await platform.setUp();
  expect(await generation()).toBe(1);
});

test('where history has nothing a topic that is made begins no generation', async () => {
  await platform.deleteLog();
  await platform.setUp();
  expect(await generation() ?? 0).toBe(0);
});

test('a log that was restored from a copy has a new generation, and what the copy may lack is a gap of each partition', async () => {
  await write(40);
  await platform.append(1, ...Array.from({ length: 30 }, () => Buffer.from('x')));
  await platform.setUp({ CECOCHAT_LOG_RESTORED: 'true' });
  expect(await generation()).toBe(1);
  const gaps = numbersOf(await platform.cql('SELECT kafka_partition, from_position, to_position FROM history_gaps'), 'kafka_partition', 'from_position', 'to_position');
  expect(gaps.sort(([a = 0], [b = 0]) => a - b)).toEqual([[0, 0, generationOne], [1, 40, generationOne + 30]]);
  const watermarks = numbersOf(await platform.cql('SELECT kafka_partition, next_position FROM watermarks'), 'kafka_partition', 'next_position');
  expect(watermarks.sort(([a = 0], [b = 0]) => a - b)).toEqual([[0, generationOne], [1, generationOne + 30]]);
});
