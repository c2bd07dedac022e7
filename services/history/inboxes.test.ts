import { noDigest, type InboxEntry, type InboxRange, type NoticedGap, type ReadWatermark } from '@cecochat/cassandra';
import { messageId, offset, partition, userId, type Offset } from '@cecochat/contracts';
import fc from 'fast-check';
import { Inboxes } from './inboxes.ts';
import { decideInboxPage } from './pages.ts';

const [user, home] = [userId(1), partition(0)];

/** Rows are written in any order, and the watermark moves over those that have all before them. */
class Store {
  readonly #arrivals: number[];
  readonly #written = new Set<number>();
  watermark = 0;
  /** Runs before each read is answered. */
  advance = () => this.write(0);
  asked: string[] = [];
  nowMs = 0;

  constructor(arrivals: readonly number[]) {
    this.#arrivals = [...arrivals];
  }

  /** Nothing but those that are in this inbox has an offset. */
  write(count: number): void {
    for (const at of this.#arrivals.splice(0, count)) this.#written.add(at);
    const missing = Math.min(...this.#arrivals, Number.MAX_SAFE_INTEGER);
    const end = Math.max(-1, ...this.#written) + 1;
    this.watermark = Math.min(missing, end);
  }

  async readWatermark(): Promise<ReadWatermark> {
    this.asked.push('watermark');
    await Promise.resolve();
    this.advance();
    return { next: offset(this.watermark), gapsBefore: offset(0), lastDigest: noDigest };
  }

  async readGaps(): Promise<NoticedGap[]> {
    this.asked.push('gaps');
    return [{ from: offset(10), to: offset(20), noticedMs: 0, afterId: messageId(0) }];
  }

  async readInbox(_: unknown, { from, before, count }: InboxRange): Promise<InboxEntry[]> {
    if (from >= before) return [];
    this.asked.push(`${from}..${before}`);
    await Promise.resolve();
    this.advance();
    const rows = [...this.#written].filter((at) => at >= from && at < before).sort((a, b) => a - b).slice(0, count);
    return rows.map((at) => ({ offset: offset(at), event: Buffer.alloc(1) }));
  }
}

async function readPage(inboxes: Inboxes, cursor: Offset, count: number) {
  const { entries, watermark } = await inboxes.find(user, home, { cursor, count });
  return decideInboxPage(entries, { cursor, watermark, count });
}

test('whatever is written meanwhile, paging misses nothing, and ends at a watermark that is not older than its beginning', async () => {
  const anInbox = fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 1, maxLength: 40 });
  await fc.assert(fc.asyncProperty(anInbox, fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 8 }), async (arrivals, paces, count) => {
    const store = new Store(arrivals);
    let step = 0;
    store.advance = () => store.write(paces[step++ % paces.length] ?? 0);
    const inboxes = new Inboxes(store, () => store.nowMs);
    for (let round = 0; round < 3; round++) {
      const atFirst = store.watermark;
      const seen: number[] = [];
      let cursor = offset(0);
      for (;;) {
        const page = await readPage(inboxes, cursor, count);
        seen.push(...page.entries.map((each) => each.offset));
        cursor = page.nextCursor;
        if (cursor >= page.watermark) break;
      }
      expect(cursor).toBeGreaterThanOrEqual(atFirst);
      expect(seen).toEqual(arrivals.filter((at) => at < cursor).sort((a, b) => a - b));
    }
  }), { numRuns: 500 });
});

test('a page that is full before the watermark seen last does not wait for another', async () => {
  const store = new Store([0, 1, 2, 3, 4]);
  store.write(5);
  const inboxes = new Inboxes(store, () => store.nowMs);
  await readPage(inboxes, offset(0), 2);
  store.readWatermark = () => new Promise(() => undefined);
  expect((await readPage(inboxes, offset(0), 2)).nextCursor).toBe(2);
});

test('a full page that ends at the watermark seen last waits for the one of now', async () => {
  const store = new Store([0, 1, 2, 3]);
  store.write(2);
  const inboxes = new Inboxes(store, () => store.nowMs);
  await readPage(inboxes, offset(0), 2);
  store.write(2);
  expect(await readPage(inboxes, offset(0), 2)).toMatchObject({ nextCursor: 2, watermark: 4 });
});

test('a page at the end reads what was not before the watermark seen last, and nothing twice', async () => {
  const store = new Store([0, 1, 2, 3]);
  store.write(2);
  const inboxes = new Inboxes(store, () => store.nowMs);
  await readPage(inboxes, offset(0), 10);
  store.write(2);
  store.asked = [];
  expect((await readPage(inboxes, offset(0), 10)).entries.map((each) => each.offset)).toEqual([0, 1, 2, 3]);
  expect(store.asked).toEqual(['watermark', '0..2', '2..4']);
});

test('who need not wait for the watermark does not hear that it could not be read; who must, does', async () => {
  const store = new Store([0, 1, 2]);
  store.write(3);
  const inboxes = new Inboxes(store, () => store.nowMs);
  await readPage(inboxes, offset(0), 1);
  store.readWatermark = () => Promise.reject(new Error('away'));
  expect((await readPage(inboxes, offset(0), 1)).nextCursor).toBe(1);
  await expect(readPage(inboxes, offset(0), 3)).rejects.toThrow('away');
});

test('a watermark seen a while ago is not relied on: tables that were restored have a lower one', async () => {
  const store = new Store([0, 1, 2, 3, 4]);
  store.write(5);
  const inboxes = new Inboxes(store, () => store.nowMs);
  await readPage(inboxes, offset(0), 2);
  store.readWatermark = async () => ({ next: offset(1), gapsBefore: offset(0), lastDigest: noDigest });
  store.nowMs = 60_000;
  expect(await readPage(inboxes, offset(0), 2)).toMatchObject({ nextCursor: 1, watermark: 1 });
});

test('gaps are looked for only by who reads before the last of them', async () => {
  const store = new Store([]);
  const inboxes = new Inboxes(store, () => store.nowMs);
  expect(await inboxes.findGaps(home, { from: offset(20), to: offset(50) }, offset(20))).toEqual([]);
  expect(store.asked).toEqual([]);
  expect(await inboxes.findGaps(home, { from: offset(15), to: offset(50) }, offset(20))).toEqual([{ from: 15, to: 20 }]);
});
