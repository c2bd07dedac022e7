import type { UserId } from '@cecochat/contracts';
import { eventually } from '../support/eventually.ts';
import { recordOf } from '../support/events.ts';
import { TestPlatform } from '../support/platform.ts';
import type { ServiceProcess } from '../support/service-process.ts';
import { CopiedTree } from './copied-tree.ts';

const before = 1_500;
const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, index) => index + first);

let platform: TestPlatform;
let tree: CopiedTree;
let materialize: ServiceProcess;
/** One in each of the two partitions. */
let users: UserId[];
let sentByEach = 0;

beforeAll(async () => {
  [platform, tree] = await Promise.all([TestPlatform.create('projection', 2), CopiedTree.make()]);
  await Promise.all([platform.setUp(), tree.addProjection()]);
  await platform.assign({});
  users = [platform.userIn(0), platform.userIn(1)];
});
afterAll(async () => {
  await platform.close();
  await tree.remove();
});

/** Each user sends so many notes to themselves. */
async function send(count: number): Promise<void> {
  const records = numbers(count, sentByEach + 1).flatMap((number) =>
    users.map((user, partition) => {
      const value = recordOf({ sender: user, receiver: user, sequence: number, id: (BigInt(number) << 32n) + 1n, text: `${number}` });
      return { partition, value };
    }),
  );
  sentByEach += count;
  await platform.appendAll(records);
}

/** Waits until history has all that was sent. */
async function untilInHistory(): Promise<void> {
  for (const [partition, user] of users.entries()) {
    const events = await platform.inboxUntil(user, await platform.logEnd(partition), 1_024);
    expect(events.map(({ text }) => Number(text))).toEqual(numbers(sentByEach));
  }
}

const sample = (name: string, labels = '') => materialize.metric(`cecochat_materialize_${name}{${labels}service="materialize"}`);
const lag = (projection: string) => sample('projection_lag_records', `projection="${projection}",`);

/** The numbers of the notes that the projection has of a user. */
async function projected(user: UserId): Promise<number[]> {
  const rows = await platform.cql(`SELECT message_id FROM sent WHERE user_id = ${user}`);
  return rows.map((row) => Number((row.get('message_id') as bigint) >> 32n));
}

const untilProjected = (expected: (user: number) => number[]) =>
  eventually(async () => {
    for (const [index, user] of users.entries()) expect(await projected(user)).toEqual(expected(index));
  }, 60_000);

test('a projection that is added to a running platform is filled from the start of the log while the others continue', async () => {
  const [old] = await Promise.all([platform.startMaterialize(), platform.startHistory()]);
  await send(before);
  await untilInHistory();
  await platform.cutLog(1, 500);
  // As a keyspace of a version that had no projections but history.
  await platform.cql('DROP TABLE projection_watermarks', 'DROP TABLE projection_gaps');

  platform.useSources(tree.root);
  await platform.setUp();
  await untilInHistory();
  await platform.cql('DROP TABLE sent'); // So that it cannot be filled yet.
  materialize = await platform.startMaterialize();
  await eventually(async () => expect(await platform.materializeMembers()).toBe(2), 60_000);
  await send(50);
  await untilInHistory();
  await old.stop();
  await send(50);
  await untilInHistory();
  await eventually(async () => expect([await lag('history'), await lag('sent')]).toEqual([0, 2 * sentByEach - 500]));

  await platform.setUp();
  await untilProjected((user) => (user === 0 ? numbers(sentByEach) : numbers(sentByEach - 500, 501)));
  const gaps = await platform.cql('SELECT kafka_partition, projection, from_position, to_position FROM projection_gaps');
  expect(gaps.map((row) => row.values().map(String))).toEqual(['conversations', 'sent'].map((name) => ['1', name, '0', '500']));
  expect(await platform.cql('SELECT * FROM history_gaps')).toEqual([]);
});

test('once it has caught up, a batch is read once for all of them', async () => {
  await eventually(() => expect(materialize.log()).toMatch(/"projections":\[[^\]]*"sent".*have caught up/), 60_000);
  await eventually(async () => expect([await lag('history'), await lag('sent')]).toEqual([0, 0]));
  const [records, again] = [await sample('records_total'), await sample('records_read_again_total')];
  expect(again).toBeGreaterThanOrEqual(2 * sentByEach - 500);
  await send(100);
  await untilInHistory();
  await untilProjected((user) => (user === 0 ? numbers(sentByEach) : numbers(sentByEach - 500, 501)));
  expect([await sample('records_total'), await sample('records_read_again_total')]).toEqual([records + 200, again]);

  await materialize.stop();
  materialize = await platform.startMaterialize();
  await send(100);
  await untilInHistory();
  await untilProjected((user) => (user === 0 ? numbers(sentByEach) : numbers(sentByEach - 500, 501)));
  expect([await sample('records_total'), await sample('records_read_again_total')]).toEqual([200, 0]);
});

test('one whose rows are not taken any more falls behind, the others continue, and it resumes at its watermark', async () => {
  await platform.cql('DROP TABLE sent');
  const from = sentByEach + 1;
  await send(100);
  await untilInHistory();
  await eventually(() => expect(materialize.log()).toContain('the others continue without it'), 60_000);
  await send(100);
  await untilInHistory();
  await platform.setUp();
  await untilProjected(() => numbers(200, from));
  await eventually(async () => expect([await lag('history'), await lag('sent')]).toEqual([0, 0]));
});

test('a log that was replaced is read on by all of them in its new generation', async () => {
  const kept = numbers(200, sentByEach - 199);
  await platform.recreateLog();
  sentByEach = 0;
  await send(20);
  await eventually(() => expect(materialize.log()).toContain('the log is another one'), 60_000);
  await untilProjected(() => [...kept, ...numbers(20)]);
  await eventually(async () => expect([await lag('history'), await lag('sent')]).toEqual([0, 0]));
});
