import fc from 'fast-check';
import type { BrokerLinks, PartitionAnswer } from './broker-links.ts';
import { KafkaLogWriter } from './kafka-log-writer.ts';
import { WriteError, type OutgoingRecord } from './index.ts';

/** Brokers that know who leads what now, and links to them that know who led it when they last asked. */
class FakeCluster implements BrokerLinks {
  readonly leaders = new Map<number, number>();
  readonly written = new Map<number, string[]>();
  /** Why a broker does not take what it is given for a partition. */
  refuse: (partition: number, texts: readonly string[]) => string | undefined = () => undefined;
  readonly silent = new Set<number>();
  readonly dead = new Set<number>();
  requests = 0;
  #known = new Map<number, number>();

  async refresh(): Promise<void> {
    await Promise.resolve();
    this.#known = new Map(this.leaders);
  }

  leaderOf(partition: number): number | undefined {
    return this.#known.get(partition);
  }

  async produce(leader: number, batches: ReadonlyMap<number, readonly OutgoingRecord[]>): Promise<readonly PartitionAnswer[]> {
    this.requests++;
    await Promise.resolve();
    if (this.dead.has(leader)) throw Object.assign(new Error('closed'), { name: 'KafkaJSConnectionClosedError' });
    return Array.from(batches).flatMap(([partition, records]): PartitionAnswer[] => {
      if (this.silent.has(partition)) return [];
      const texts = records.map(({ value }) => `${value}`);
      const code = this.leaders.get(partition) === leader ? this.refuse(partition, texts) : 'NOT_LEADER_FOR_PARTITION';
      if (code !== undefined) return [{ partition, error: new WriteError(code, code), baseOffset: -1 }];
      const log = this.written.get(partition) ?? [];
      this.written.set(partition, log);
      return [{ partition, error: undefined, baseOffset: log.push(...texts) - texts.length }];
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

async function cluster(leaders: Readonly<Record<number, number>>): Promise<{ fake: FakeCluster; writer: KafkaLogWriter }> {
  const fake = new FakeCluster();
  for (const [partition, leader] of Object.entries(leaders)) fake.leaders.set(Number(partition), leader);
  const writer = new KafkaLogWriter(fake, fake);
  await writer.connect();
  return { fake, writer };
}

const record = (partition: number, text: string): OutgoingRecord => ({ partition, value: Buffer.from(text) });

test('a record is not written only because another one was, on the broker that its leader has moved to', async () => {
  const { fake, writer } = await cluster({ 0: 1, 1: 2 });
  fake.leaders.set(1, 1);
  const records = [record(0, 'to Alice'), record(1, 'to Bob')];
  expect(await writer.write(records)).toMatchObject([{ kind: 'written', offset: 0 }, { kind: 'retriable', error: { code: 'NOT_LEADER_FOR_PARTITION' } }]);
  expect(await writer.write(records.slice(1))).toMatchObject([{ kind: 'written', offset: 0 }]);
  expect(fake.written).toEqual(new Map([[0, ['to Alice']], [1, ['to Bob']]]));
});

test('partitions of one leader go as one request', async () => {
  const { fake, writer } = await cluster({ 0: 1, 1: 1, 2: 2, 3: 1 });
  await writer.write([0, 1, 2, 3, 0].map((partition) => record(partition, 'x')));
  expect(fake.requests).toBe(2);
});

test('a partition without a leader, or without an answer, is one more to try, and the others are written', async () => {
  const { fake, writer } = await cluster({ 0: 1, 1: 1 });
  fake.silent.add(1);
  expect(await writer.write([record(0, 'a'), record(1, 'b'), record(2, 'c')])).toMatchObject([
    { kind: 'written' }, { kind: 'retriable', error: { code: 'NO_ANSWER' } }, { kind: 'retriable', error: { code: 'NO_LEADER' } },
  ]);
});

test('when a connection breaks nothing is known of its records, and what other brokers wrote is written', async () => {
  const { fake, writer } = await cluster({ 0: 1, 1: 2 });
  fake.dead.add(2);
  expect(await writer.write([record(0, 'a'), record(1, 'b')])).toMatchObject([{ kind: 'written' }, { kind: 'retriable', error: { code: 'CONNECTION' } }]);
});

test('a refusal of the topic is one of all its records, without a search', async () => {
  const { fake, writer } = await cluster({ 0: 1 });
  fake.refuse = () => 'TOPIC_AUTHORIZATION_FAILED';
  expect(await writer.write([record(0, 'a'), record(0, 'b')])).toMatchObject([{ kind: 'refused' }, { kind: 'refused' }]);
  expect(fake.requests).toBe(1);
});

test('whatever is refused or passes, the outcome of each record is true, and those of a partition are in their order', async () => {
  const bad = fc.constantFrom('good', 'bad', 'busy');
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ partition: fc.nat(2), bad }), { minLength: 1, maxLength: 30 }), async (asked) => {
    const { fake, writer } = await cluster({ 0: 1, 1: 1, 2: 2 });
    fake.refuse = (_, texts) => {
      if (texts.some((text) => text.startsWith('bad'))) return 'INVALID_RECORD';
      return texts.some((text) => text.startsWith('busy')) ? 'NOT_ENOUGH_REPLICAS' : undefined;
    };
    const records = asked.map((each, index) => record(each.partition, `${each.bad} ${index}`));
    const outcomes = await writer.write(records);
    expect(outcomes).toHaveLength(records.length);
    for (const partition of [0, 1, 2]) {
      const own = records.flatMap((each, index) => (each.partition === partition ? [{ text: `${each.value}`, kind: outcomes[index]?.kind }] : []));
      expect(fake.written.get(partition) ?? []).toEqual(own.filter(({ kind }) => kind === 'written').map(({ text }) => text));
      for (const { text, kind } of own) if (kind === 'refused') expect(text).toMatch(/^bad/);
      const open = own.findIndex(({ kind }) => kind === 'retriable');
      if (open >= 0) expect(own.slice(open).every(({ kind }) => kind === 'retriable')).toBe(true);
    }
  }), { numRuns: 200 });
});
