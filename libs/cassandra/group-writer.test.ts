import { setImmediate as turn } from 'node:timers/promises';
import type { Client } from 'cassandra-driver';
import fc from 'fast-check';
import { GroupWriter, BatchQueue, type BatchReport } from './group-writer.ts';
import type { Row } from './rows.ts';

interface Batch {
  /** The numbers of its rows. */
  readonly rows: readonly number[];
  succeed(): void;
  fail(error: unknown): void;
}

interface Statement {
  readonly params: readonly unknown[];
}

/** The part of the driver that the writer uses; the test answers each batch. Rows of one key have one set of replicas. */
class AnsweredClient {
  readonly batches: Batch[] = [];
  readonly hosts: { readonly length: number };
  readonly #replicas = new Map<string, readonly { readonly address: string }[]>();

  constructor(nodes: number) {
    this.hosts = { length: nodes };
  }

  getReplicas(_keyspace: string, key: Buffer): readonly { readonly address: string }[] {
    const name = key.toString('hex');
    const replicas = this.#replicas.get(name) ?? [{ address: name }];
    this.#replicas.set(name, replicas);
    return replicas;
  }

  batch(statements: readonly Statement[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const rows = statements.map(({ params }) => Number(params[0]));
    this.batches.push({ rows, succeed: () => resolve(undefined), fail: reject });
    return promise;
  }
}

function open(nodes = 1) {
  const client = new AnsweredClient(nodes);
  const reports: BatchReport[] = [];
  const writer = new GroupWriter({ client: client as unknown as Client, keyspace: 'chat', onBatch: (report) => reports.push(report) });
  return { client, writer, reports };
}

const row = (number: number, { bytes = 100, key = 1n } = {}): Row => ({ query: 'INSERT', params: [BigInt(number)], key: [key], bytes });
const outcomeOf = (writing: Promise<void>) => writing.then(() => 'written', (error: unknown) => error);

test('what several callers write in one turn is one batch, and each is answered', async () => {
  const { client, writer, reports } = open();
  const writing = [writer.write([row(1), row(2)]), writer.write([row(3)])].map(outcomeOf);
  await turn();
  expect(client.batches.map(({ rows }) => rows)).toEqual([[1, 2, 3]]);
  client.batches[0]?.succeed();
  expect(await Promise.all(writing)).toEqual(['written', 'written']);
  expect(reports).toMatchObject([{ rows: 3, failed: false }]);
});

test('nothing to write is written at once', async () => {
  const { client, writer } = open();
  await writer.write([]);
  expect(client.batches).toEqual([]);
});

test('a batch holds rows of one set of replicas only', async () => {
  const { client, writer } = open(3);
  void writer.write([row(1, { key: 1n }), row(2, { key: 2n }), row(3, { key: 1n })]);
  await turn();
  expect(client.batches.map(({ rows }) => rows)).toEqual([[1, 3], [2]]);
});

test('a caller learns of a failure when the fate of all of its rows is known; who had no row in that batch does not', async () => {
  const { client, writer, reports } = open(3);
  const [both, other] = [outcomeOf(writer.write([row(1, { key: 1n }), row(2, { key: 2n })])), outcomeOf(writer.write([row(3, { key: 2n })]))];
  await turn();
  const reason = new Error('a node is away');
  client.batches[0]?.fail(reason);
  await turn();
  expect(await Promise.race([both, Promise.resolve('not told yet')])).toBe('not told yet');
  client.batches[1]?.succeed();
  expect(await both).toBe(reason);
  expect(await other).toBe('written');
  expect(reports).toMatchObject([{ rows: 1, failed: true }, { rows: 2, failed: false }]);
});

test('a driver that rejects without a reason is a failure all the same', async () => {
  const { client, writer } = open();
  const writing = outcomeOf(writer.write([row(1)]));
  await turn();
  client.batches[0]?.fail(undefined);
  expect(await writing).toBeInstanceOf(Error);
});

test('at most 16 batches are under way, and what waits is written when one is done', async () => {
  const { client, writer } = open();
  const tooLarge = 5 * 1024; // Each row fills a batch.
  void writer.write(Array.from({ length: 20 }, (_, number) => row(number, { bytes: tooLarge })));
  await turn();
  expect(client.batches).toHaveLength(16);
  client.batches[3]?.succeed();
  await turn();
  expect(client.batches.map(({ rows }) => rows[0])).toEqual(Array.from({ length: 17 }, (_, number) => number));
});

test('whatever is written and whatever fails, each row is in one batch, in order of its replicas, and each caller is answered once and truly', async () => {
  const rows = fc.array(fc.record({ bytes: fc.integer({ min: 1, max: 4_000 }), key: fc.bigInt({ min: 1n, max: 3n }) }), { maxLength: 12 });
  await fc.assert(fc.asyncProperty(fc.array(rows, { maxLength: 8 }), fc.array(fc.boolean(), { minLength: 1 }), async (submissions, fates) => {
    const { client, writer } = open(3);
    let count = 0;
    const numbered = submissions.map((submission) => submission.map((each) => ({ ...each, number: count++ })));
    const writing = numbered.map((submission) => outcomeOf(writer.write(submission.map(({ number, ...rest }) => row(number, rest)))));
    const failed = new Set<number>();
    await turn();
    for (let at = 0; at < client.batches.length; at++) {
      const batch = client.batches[at];
      if (fates[at % fates.length] === true) batch?.succeed();
      else {
        batch?.rows.forEach((number) => failed.add(number));
        batch?.fail(new Error(`batch ${at}`));
      }
      await turn();
    }
    const all = numbered.flat();
    for (const key of [1n, 2n, 3n]) {
      const inKey = new Set(all.filter((each) => each.key === key).map(({ number }) => number));
      const written = client.batches.flatMap((batch) => batch.rows).filter((number) => inKey.has(number));
      expect(written).toEqual([...inKey]);
    }
    const outcomes = await Promise.all(writing);
    expect(outcomes.map((outcome) => outcome === 'written')).toEqual(numbered.map((submission) => submission.every(({ number }) => !failed.has(number))));
  }), { numRuns: 200 });
});

const maxBytes = 100;

function drain(sizes: readonly number[]) {
  const queue = new BatchQueue<{ bytes: number; at: number }>();
  sizes.forEach((bytes, at) => queue.push({ bytes, at }));
  const batches = [];
  while (queue.length > 0) batches.push(queue.take(maxBytes));
  return batches;
}

test('batches hold everything once, in order, within the bound unless an item is larger by itself', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 150 })), (sizes) => {
    const batches = drain(sizes);
    expect(batches.flat().map((item) => item.at)).toEqual(sizes.map((_, at) => at));
    for (const batch of batches) {
      const bytes = batch.reduce((sum, item) => sum + item.bytes, 0);
      expect(batch.length === 1 || bytes <= maxBytes).toBe(true);
    }
  }));
});

test('a batch is as full as it can be', () => {
  expect(drain([50, 50, 1, 100, 101, 1]).map((batch) => batch.length)).toEqual([2, 1, 1, 1, 1]);
});

test('an empty queue gives an empty batch', () => {
  expect(new BatchQueue().take(maxBytes)).toEqual([]);
});
