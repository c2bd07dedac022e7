import { messageIdAt, type UserId } from '@cecochat/contracts';
import { readHistoryGaps } from '@cecochat/redis';
import { eventually } from '../../test/support/eventually.ts';
import { recordOf } from '../../test/support/events.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { suspend, type ServiceProcess } from '../../test/support/service-process.ts';

const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, index) => index + first);

let platform: TestPlatform;
let materialize: ServiceProcess;
let alice: UserId;

beforeEach(async () => {
  platform = await TestPlatform.create('lost', 2);
  await platform.setUp();
  await platform.assign({ a: [0, 1] });
  [materialize] = await Promise.all([platform.startMaterialize(), platform.startHistory()]);
  alice = platform.userIn(1);
});
afterEach(() => platform.close());

const metric = (name: string) => materialize.metric(`cecochat_materialize_${name}`);

/** Notes of alice to herself, whose texts are their numbers. */
async function append(texts: readonly number[]): Promise<void> {
  const note = (text: number) => recordOf({ sender: alice, receiver: alice, sequence: text, id: (BigInt(text) << 32n) + 1n, text: `${text}` });
  await platform.append(1, ...texts.map(note));
}

/** A message that was sent some minutes ago, in the log of its sender. */
const sentBefore = (minutes: number, sender: UserId, receiver: UserId) => recordOf({ sender, receiver, sequence: 1_000 - minutes, id: messageIdAt(Date.now() - minutes * 60_000) + 1n, text: `${minutes}` });

/** All of alice's history, with the gaps it reports, once its watermark has reached the given one. */
async function readAll(watermark: number, count = 16): Promise<{ texts: number[]; gaps: (readonly [number, number])[] }> {
  return eventually(async () => {
    const texts: number[] = [];
    const gaps: (readonly [number, number])[] = [];
    for (let cursor = 0; ; ) {
      const page = await platform.userHistory(alice, { cursor, count });
      expect(page.watermark).toBe(watermark);
      texts.push(...page.events.map(({ text }) => Number(text)));
      gaps.push(...page.gaps.map(({ from, to }) => [from, to] as const));
      if (page.nextCursor >= page.watermark) return { texts, gaps };
      cursor = page.nextCursor;
    }
  }, 60_000);
}

test('what the log lost before it was written is a gap, however long nobody wrote: nothing is said to be complete', async () => {
  await append(numbers(40));
  expect(await readAll(40)).toEqual({ texts: numbers(40), gaps: [] });
  await materialize.child.stop();
  await append(numbers(50, 41));
  await platform.cutLog(1);
  await append([91]);
  materialize = await platform.startMaterialize();
  expect(await readAll(91)).toEqual({ texts: [...numbers(40), 91], gaps: [[40, 90]] });
  const sample = (name: string, labels: string) => metric(`${name}{${labels}service="materialize"}`);
  expect(await sample('gaps_total', 'reason="log-cut",')).toBe(1);
  expect([await sample('gap_records_total', ''), await sample('history_gaps', 'partition="1",')]).toEqual([50, 1]);
  expect(Math.abs((await sample('last_gap_timestamp_seconds', '')) - Date.now() / 1_000)).toBeLessThan(300);
  expect(materialize.log()).toContain('history has a gap');
  await eventually(async () => expect(await readHistoryGaps(platform.inRedis)).toMatchObject({ partitions: 1, recent: 1, replaced: 0, generation: 0 }));
  await materialize.child.stop();
  materialize = await platform.startMaterialize();
  expect([await sample('history_gaps', 'partition="1",'), await sample('gaps_total', 'reason="log-cut",')]).toEqual([1, 0]);
});

test('a page of a dialog names the times whose messages it may lack, for either user, and no other page or dialog does', async () => {
  const bob = platform.userIn(0);
  const carol = platform.userIn(0);
  const sent = (minutes: readonly number[]) => minutes.map((each) => sentBefore(each, alice, bob));
  const earlier = numbers(40, 101).reverse();
  await platform.append(1, ...sent(earlier));
  await platform.append(0, ...numbers(3).map((minutes) => sentBefore(minutes, bob, carol)));
  const first = (user: UserId, other: UserId, olderThan = 0n) => platform.dialogHistory(user, other, { olderThan, count: 16 });
  await eventually(async () => expect((await first(alice, bob)).events.map(({ text }) => Number(text))).toEqual(numbers(16, 101)), 60_000);
  expect((await first(alice, bob)).gaps).toEqual([]);
  await materialize.child.stop();
  await platform.append(1, ...sent(numbers(50, 51).reverse()));
  await platform.cutLog(1);
  await platform.append(1, ...sent([50]));
  const cutMs = Date.now();
  materialize = await platform.startMaterialize();
  const page = await eventually(async () => {
    const found = await first(bob, alice);
    expect(found.events.map(({ text }) => Number(text))).toEqual([50, ...numbers(15, 101)]);
    return found;
  }, 60_000);
  expect(page.gaps).toHaveLength(1);
  const [{ after, before } = { after: 0n, before: 0n }] = page.gaps;
  const lastWritten = page.events[1]?.messageId ?? 0n;
  expect(lastWritten - after).toBe((60_000n << 22n) + 1n);
  expect(before).toBeGreaterThan(messageIdAt(cutMs + 60_000) - 1n);
  expect(before).toBeLessThanOrEqual(messageIdAt(Date.now() + 60_000));
  expect((await first(alice, bob, page.nextOlderThan)).gaps).toEqual([]);
  const cut = await first(alice, bob, page.events[0]?.messageId);
  expect(cut.gaps).toEqual([{ after, before: page.events[0]?.messageId }]);
  expect((await first(bob, carol)).gaps).toEqual([]);
});

test('a log that is cut under a materialize that hangs is noticed, also when nothing is written after it', async () => {
  await append(numbers(20));
  await readAll(20);
  await suspend(materialize);
  await append(numbers(30, 21));
  await platform.cutLog(1);
  materialize.child.kill('SIGCONT');
  expect(await readAll(50)).toEqual({ texts: numbers(20), gaps: [[20, 50]] });
});

test('history that was lost is written again from what the log still has; the rest is a gap', async () => {
  await append(numbers(200));
  await readAll(200);
  await materialize.child.stop();
  await platform.cutLog(1, 70);
  await platform.cql(...['inbox', 'inbox_buckets', 'dialog', 'dialog_buckets', 'watermarks', 'history_gaps', 'log'].map((table) => `TRUNCATE ${table}`));
  materialize = await platform.startMaterialize();
  expect(await readAll(200)).toEqual({ texts: numbers(130, 71), gaps: [[0, 70]] });
});

test('watermarks that were restored from a copy, while it runs or not, are where it goes on', async () => {
  const restore = async () => {
    await platform.cql('TRUNCATE inbox', 'TRUNCATE inbox_buckets', 'TRUNCATE watermarks');
    await platform.cql('INSERT INTO watermarks (kafka_partition, next_position) VALUES (1, 0) USING TIMESTAMP 1');
  };
  await append(numbers(30));
  await readAll(30);
  await restore();
  expect(await readAll(30)).toEqual({ texts: numbers(30), gaps: [] });
  expect(materialize.log()).toContain('the tables were restored or emptied');
  await materialize.child.stop();
  await restore();
  materialize = await platform.startMaterialize();
  expect(await readAll(30)).toEqual({ texts: numbers(30), gaps: [] });
});

test('tables that are emptied under it get their indexes back: what comes from then on is found', async () => {
  await append(numbers(10));
  await readAll(10);
  await platform.cql(...['inbox', 'inbox_buckets', 'dialog', 'dialog_buckets'].map((table) => `TRUNCATE ${table}`));
  await append(numbers(5, 11));
  await eventually(async () => {
    const dialog = await platform.dialogHistory(alice, alice);
    expect(dialog.events.map(({ text }) => Number(text))).toEqual(numbers(5, 11).reverse());
  }, 60_000);
  expect((await readAll(15)).texts).toEqual(numbers(5, 11));
});

test("the consumer group's offsets decide nothing: reset to the end, nothing is missing", async () => {
  await append(numbers(10));
  await readAll(10);
  await materialize.child.stop();
  await append(numbers(10, 11));
  await platform.resetGroup();
  materialize = await platform.startMaterialize();
  expect(await readAll(20)).toEqual({ texts: numbers(20), gaps: [] });
});

test('gaps in the table that overlap or are empty are shown once', async () => {
  await append(numbers(20));
  await readAll(20);
  const gap = (from: number, to: number) => `INSERT INTO history_gaps (kafka_partition, from_position, to_position) VALUES (1, ${from}, ${to})`;
  await platform.cql(gap(3, 6), gap(5, 9), gap(12, 12), gap(15, 11), 'UPDATE watermarks USING TIMESTAMP 10 SET gaps_before = 12 WHERE kafka_partition = 1');
  await eventually(async () => expect((await readAll(20)).gaps).toEqual([[3, 9]]));
});
