import { setImmediate } from 'node:timers/promises';
import type { Row } from '@cecochat/cassandra';
import { userId } from '@cecochat/contracts';
import fc from 'fast-check';
import type { EachBatchPayload } from 'kafkajs';
import { recordOf } from '../../test/support/events.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { tableOf } from '../../test/support/table-of.ts';
import { Materializer } from './materializer.ts';

const user = userId(1);
const noMetrics = { records: () => undefined, rejected: () => undefined };
const valueAt = (at: number) => recordOf({ sender: user, receiver: user, sequence: at + 1, id: BigInt(at + 1), text: 'x' });

/** A batch with the records from `first` on. */
function payload(first: number, count: number, resolveOffset: (last: string) => void, heartbeat = async () => undefined): EachBatchPayload {
  const messages = Array.from({ length: count }, (_, index) => ({ offset: String(first + index), value: valueAt(first + index) }));
  const batch = { partition: 0, messages, lastOffset: () => String(first + count - 1) };
  return { batch, resolveOffset, heartbeat } as unknown as EachBatchPayload;
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

function createMaterializer(write: (rows: readonly Row[]) => Promise<void>, onWritten: (next: number) => void = () => undefined) {
  return new Materializer({
    partitionCount: 1, writer: { write }, buckets: { has: () => false, add: () => undefined }, reject: async () => undefined, metrics: noMetrics, logger: silentLogger, random: () => 0,
    onWritten: (_, { next }) => onWritten(next),
    admit: (_, records) => ({ records, generation: 0 }),
  });
}

test('a batch is written while the next one is fetched, which begins when it is written', async () => {
  const begun: (() => void)[] = [];
  const materializer = createMaterializer(async (rows) => {
    if (rows.some((row) => tableOf(row) === 'inbox')) await new Promise<void>((resolve) => begun.push(resolve));
  });
  const resolved: string[] = [];
  const handle = (first: number) => materializer.handle(payload(first, 10, (last) => resolved.push(last)));
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
  await materializer.handle(payload(0, 1, () => undefined));
  const resolved: string[] = [];
  const lost = async () => {
    throw new Error('unknown member');
  };
  await expect(materializer.handle(payload(1, 1, (last) => resolved.push(last), lost))).rejects.toThrow('unknown member');
  expect([writes.length, resolved]).toEqual([1, []]);
});

test('whatever fails and whenever the group gives out its partitions, no watermark passes a record that is not written', async () => {
  const answers = fc.array(fc.record({ isTaken: fc.boolean(), turns: fc.nat(3) }), { minLength: 1 });
  const steps = fc.array(fc.record({ count: fc.integer({ min: 1, max: 5 }), isNewTerm: fc.boolean(), waits: fc.nat(4) }), { maxLength: 20 });
  await fc.assert(fc.asyncProperty(answers, steps, async (given, taken) => {
    let asked = 0;
    let committed = 0;
    const store = createStore({ answer: () => given[asked++] ?? { isTaken: true, turns: 0 } });
    const materializer = createMaterializer(store.write, (next) => (committed = next));
    let position = 0;
    for (const { count, isNewTerm, waits } of taken) {
      if (isNewTerm) {
        materializer.beginTerm();
        position = committed;
      }
      await materializer.handle(payload(position, count, (last) => (position = Number(last) + 1)));
      for (let turn = 0; turn < waits; turn++) await setImmediate();
    }
    await materializer.idle();
    expect(store.wrong).toEqual([]);
    expect([store.watermark() >= position, committed]).toEqual([true, position]);
  }), { numRuns: 300 });
});
