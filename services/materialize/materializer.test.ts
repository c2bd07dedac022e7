import { setImmediate } from 'node:timers/promises';
import { historyProjection, projections as all, type Projection, type Row } from '@cecochat/cassandra';
import { partition, userId } from '@cecochat/contracts';
import type { GroupBatch } from '@cecochat/kafka';
import fc from 'fast-check';
import { recordOf } from '../../test/support/events.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { tableOf } from '../../test/support/table-of.ts';
import { Materializer, type MaterializerOptions } from './materializer.ts';

/** One writes as often as there are batches. */
const projections = all.filter(({ name }) => name === historyProjection);

const user = userId(1);
const noMetrics = { rejected: () => undefined };
const valueAt = (at: number) => recordOf({ sender: user, receiver: user, sequence: at + 1, id: BigInt(at + 1), text: 'x' });

/** A batch with the records from `first` on. */
function batchOf(
  first: number, count: number, resolve: (last: string) => void, heartbeat = async () => undefined,
): GroupBatch {
  const records = Array.from({ length: count }, (_, index) => (
    { offset: String(first + index), key: null, value: valueAt(first + index), timestamp: '0' }
  ));
  return { partition: 0, records, lastOffset: String(first + count - 1), end: String(first + count), resolve, heartbeat };
}

interface StoreOptions {
  /** Whether the store accepts the rows now, and after how many turns of the event loop it answers. */
  readonly answer: () => { readonly isTaken: boolean; readonly turns: number };
}

/** A store of rows: its rows, and the watermark that passed rows it did not have. */
function createStore({ answer }: StoreOptions) {
  const inbox = new Set<number>();
  const wrong: number[] = [];
  let watermark = 0;
  const take = (row: Row) => {
    if (tableOf(row) === 'inbox') inbox.add(Number(row.params[2]));
    if (tableOf(row) !== 'watermarks') return;
    watermark = Math.max(watermark, Number(row.params[1]));
    for (let at = 0; at < watermark; at++) if (!inbox.has(at)) wrong.push(at);
  };
  const write = async (rows: readonly Row[]) => {
    const { isTaken, turns } = answer();
    for (let turn = 0; turn < turns; turn++) await setImmediate();
    if (!isTaken) throw new Error('not now');
    rows.forEach(take);
  };
  return { write, wrong, watermark: () => watermark };
}

type Write = (rows: readonly Row[]) => Promise<void>;

function createMaterializer(write: Write, given: Partial<MaterializerOptions> = {}) {
  const names = (given.projections ?? projections).map(({ name }) => name);
  return new Materializer({
    partitionCount: 1, projections, writerOf: () => ({ write }), erase: async () => undefined, buckets: { has: () => false, add: () => undefined },
    reject: async () => undefined, metrics: noMetrics, logger: silentLogger, random: () => 0,
    onWritten: () => undefined, onBehind: () => undefined, onBatchWritten: () => undefined,
    admit: (_, records) => ({ records, generation: 0, takers: new Map(names.map((name) => [name, 0])) }),
    ...given,
  });
}

test('a batch is written while the next one is fetched, which begins when it is written', async () => {
  const begun: (() => void)[] = [];
  const materializer = createMaterializer(async (rows) => {
    if (rows.some((row) => tableOf(row) === 'inbox')) await new Promise<void>((resolve) => begun.push(resolve));
  });
  const resolved: string[] = [];
  const handle = (first: number) => materializer.handle(batchOf(first, 10, (last) => resolved.push(last)));
  await handle(0);
  expect([resolved, begun.length]).toEqual([['9'], 1]);
  const second = handle(10);
  await setImmediate();
  expect([resolved, begun.length]).toEqual([['9'], 1]);
  begun[0]?.();
  await second;
  expect([resolved, begun.length]).toEqual([['9', '19'], 2]);
  begun[1]?.();
  await materializer.idle();
});

test('a batch that waits tells the group that its member lives, and is not begun when the group does not know it', async () => {
  const writes: (readonly Row[])[] = [];
  const materializer = createMaterializer(async (rows) => {
    writes.push(rows);
    await new Promise(() => undefined);
  });
  await materializer.handle(batchOf(0, 1, () => undefined));
  const resolved: string[] = [];
  const lost = async () => {
    throw new Error('unknown member');
  };
  await expect(materializer.handle(batchOf(1, 1, (last) => resolved.push(last), lost))).rejects.toThrow('unknown member');
  expect([writes.length, resolved]).toEqual([1, []]);
});

test('whatever fails and whenever the group gives out its partitions, no watermark passes a record that is not written', async () => {
  const answers = fc.array(fc.record({ isTaken: fc.boolean(), turns: fc.nat(3) }), { minLength: 1 });
  const steps = fc.array(fc.record({ count: fc.integer({ min: 1, max: 5 }), isNewTerm: fc.boolean(), waits: fc.nat(4) }), { maxLength: 20 });
  await fc.assert(fc.asyncProperty(answers, steps, async (given, taken) => {
    let asked = 0;
    let committed = 0;
    const store = createStore({ answer: () => given[asked++] ?? { isTaken: true, turns: 0 } });
    const materializer = createMaterializer(store.write, { onWritten: (_, __, { next }) => (committed = next) });
    let position = 0;
    for (const { count, isNewTerm, waits } of taken) {
      if (isNewTerm) {
        materializer.beginTerm();
        position = committed;
      }
      await materializer.handle(batchOf(position, count, (last) => (position = Number(last) + 1)));
      for (let turn = 0; turn < waits; turn++) await setImmediate();
    }
    await materializer.idle();
    expect(store.wrong).toEqual([]);
    expect([store.watermark() >= position, committed]).toEqual([true, position]);
  }), { numRuns: 300 });
});

describe('a projection that cannot be written', () => {
  const noting = (name: string): Projection =>
    ({ name, tables: [], rows: (_, at) => [{ query: `INSERT INTO ${name}`, params: [BigInt(at)], key: [1n], bytes: 1 }] });
  const refused = async () => {
    throw new Error('no such table');
  };

  function createPair(sound: Write, broken: Write) {
    const told: string[] = [];
    const materializer = createMaterializer(sound, {
      projections: [noting('sound'), noting('broken')],
      writerOf: (name) => ({ write: name === 'sound' ? sound : broken }),
      onWritten: (name, _, { next }) => told.push(`${name} at ${next}`),
      onBehind: (name) => told.push(`${name} is behind`),
      onBatchWritten: (_, records) => told.push(`${records} written`),
    });
    return { told, materializer };
  }

  test('falls behind, and the others continue', async () => {
    const { told, materializer } = createPair(async () => undefined, refused);
    await materializer.handle(batchOf(0, 3, () => undefined));
    await materializer.idle();
    expect(told).toEqual(['sound at 3', 'broken is behind', '3 written']);
  });

  test('does not fall behind while nothing can be written', async () => {
    let isThere = false;
    const write = async () => {
      if (!isThere) throw new Error('away');
    };
    const { told, materializer } = createPair(write, write);
    await materializer.handle(batchOf(0, 3, () => undefined));
    for (let turn = 0; turn < 50; turn++) await setImmediate();
    expect(told).toEqual([]);
    isThere = true;
    await materializer.idle();
    expect(told.sort()).toEqual(['3 written', 'broken at 3', 'sound at 3']);
  });

  test('is given up when its partition settles', async () => {
    const { told, materializer } = createPair(refused, refused);
    await materializer.handle(batchOf(0, 3, () => undefined));
    await materializer.settle(partition(0));
    expect(told).toEqual([]);
  });
});
