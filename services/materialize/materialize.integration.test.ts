import {
  decodeEvent, deletionContent, editContent, encodeEventRecord, encodeRecord, encodeTextEvent, historyService, lineage, messageId, MessageStates,
  reactionContent, readEvent, readStates, sequence, textContent, toLong, userId, type Content, type UserId,
} from '@cecochat/contracts';
import { readOffsets } from '@cecochat/kafka';
import type { KafkaMessage } from 'kafkajs';
import { eventually } from '../../test/support/eventually.ts';
import { recordOf } from '../../test/support/events.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { callUnary } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';
import { testStores } from '../../test/support/stores.ts';
import { startTcpProxy, type TcpProxy } from '../../test/support/tcp-proxy.ts';

const partitions = 4;
const all = Array.from({ length: partitions }, (_, partition) => partition);
const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, index) => index + first);

let platform: TestPlatform;
let proxy: TcpProxy;
let materialize: ServiceProcess;

beforeAll(async () => {
  platform = await TestPlatform.create('materialize', partitions);
  proxy = await startTcpProxy(testStores().cassandraContactPoints);
  await platform.setUp();
  await platform.assign({ a: all });
  [materialize] = await Promise.all([start(), platform.startHistory(), platform.startMessaging('a')]);
});
afterEach(() => {
  platform.closeChats();
  proxy.heal();
});
afterAll(async () => {
  await platform.close();
  await proxy.close();
});

const start = () => platform.startMaterialize({ CECOCHAT_CASSANDRA_CONTACT_POINTS: proxy.address });
const metric = (name: string) => materialize.metric(`cecochat_materialize_${name}`);
const ready = async () => (await fetch(`http://${materialize.admin}/readyz`)).text();

interface Sent {
  readonly user: UserId;
  readonly partition: number;
}

/** A user in each partition. */
const someUsers = (): Sent[] => all.map((partition) => ({ user: platform.userIn(partition), partition }));

let made = 0;
/** Appends `count` notes of each user to themselves, a second apart in their ids. */
async function appendNotes(to: readonly Sent[], count: number, first = 1): Promise<void> {
  const records = numbers(count, first).flatMap((number) =>
    to.map(({ user, partition }) => {
      const id = (BigInt(++made) << 32n) + 1n;
      return { partition, value: recordOf({ sender: user, receiver: user, sequence: number, id, text: `${number}` }) };
    }),
  );
  await platform.appendAll(records);
}

async function notesOf({ user, partition }: Sent): Promise<number[]> {
  const events = await platform.inboxUntil(user, await platform.logEnd(partition), 1_024);
  return events.map(({ text }) => Number(text));
}

test('history and live delivery agree, for both participants', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(3)];
  const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
  for (const number of numbers(30)) {
    phone.send(number, number % 10 === 0 ? alice : bob, `${number} of alice`);
    tablet.send(number, alice, `${number} of bob`);
  }
  await Promise.all([phone.untilTexts(60), tablet.untilTexts(57)]);
  for (const [chat, user, partition] of [[phone, alice, 0], [tablet, bob, 3]] as const) {
    const live = chat.deliveries.map(({ atMs: _, bytes: __, ...event }) => event);
    expect(await platform.inboxUntil(user, await platform.logEnd(partition))).toEqual(live);
  }
  const dialog = (await platform.dialogHistory(alice, bob, { count: 128 })).events;
  const expected = phone.deliveries.filter(({ sender, receiver }) => sender !== receiver).map(({ messageId: id }) => id);
  expect(dialog.map(({ messageId: id }) => id)).toEqual(expected.sort((x, y) => (x < y ? 1 : -1)));
  const notes = (await platform.dialogHistory(alice, alice)).events;
  expect(notes.map(({ text }) => text)).toEqual(['30 of alice', '20 of alice', '10 of alice']);
});

describe('messages that change', () => {
  const idOf = (number: number) => messageId((BigInt(number + 1_000) << 32n) + 7n);

  /** The records of a send in the partitions of both users, the receiver's first. */
  function recordsOf([sender, home]: readonly [UserId, number], [receiver, away]: readonly [UserId, number], number: number, content: Content) {
    const value = encodeEventRecord({ sender, receiver, device: 'phone', lineage: lineage(1), sequence: sequence(number), messageId: idOf(number) }, content);
    return [away, home].map((partition) => ({ partition, value }));
  }

  async function statesOf(user: UserId, other: UserId) {
    const request = { otherUser: toLong(other), count: 128 };
    const page = await callUnary(platform.historyAddress, historyService.getDialogHistory, request, await platform.tokens.tokenOf(user));
    const events = (page.events ?? []).map(readEvent);
    const states = new MessageStates();
    for (const event of events) states.add(event);
    for (const { message, changes } of readStates(events, page.states)) states.merge(message, changes);
    return states.all().map(({ text, isEdited, deletedBy, reactions }) => ({ text, isEdited, deletedBy, reactions }));
  }

  async function written(): Promise<void> {
    for (const { user, partition } of someUsers()) await platform.inboxUntil(user, await platform.logEnd(partition));
  }

  test('are merged in history in any order and under redelivery, and a deleted text is overwritten wherever it was copied, for good', async () => {
    const [alice, bob] = [[platform.userIn(0), 0], [platform.userIn(3), 3]] as const;
    const message = { messageId: idOf(1), seq: 0, author: alice[0] };
    const base = recordsOf(alice, bob, 1, textContent('secret one'));
    const edits = [4, 3, 2].flatMap((number) => recordsOf(alice, bob, number, editContent(message, `secret ${number}`) as Content));
    const reactions = [recordsOf(bob, alice, 6, reactionContent(message, '👍', false) as Content), recordsOf(bob, alice, 5, reactionContent(message, '👍', true) as Content), recordsOf(bob, alice, 7, reactionContent(message, '🎉', true) as Content)].flat();
    const forged = recordsOf(bob, alice, 8, editContent({ ...message, author: bob[0] }, 'forged') as Content);
    await platform.appendAll([...edits, ...reactions, ...base, ...forged, ...reactions, ...edits]);
    await written();
    const edited = { text: 'secret 4', isEdited: true, deletedBy: undefined, reactions: [{ emoji: '🎉', users: [bob[0]] }] };
    for (const [user, other] of [[alice[0], bob[0]], [bob[0], alice[0]]] as const) expect(await statesOf(user, other)).toEqual([edited]);
    await platform.appendAll(recordsOf(alice, bob, 9, deletionContent(message) as Content));
    await written();
    await platform.appendAll([...recordsOf(alice, bob, 10, editContent(message, 'secret again') as Content), ...base, ...edits]);
    await written();
    for (const [user, other] of [[alice[0], bob[0]], [bob[0], alice[0]]] as const) expect(await statesOf(user, other)).toEqual([{ text: undefined, isEdited: false, deletedBy: alice[0], reactions: [] }]);
    const copies = async () => (await platform.cql('SELECT event FROM inbox', 'SELECT event, changes FROM dialog'))
      .filter((row) => [row.get('event') as Buffer | null, ...Object.values((row.get('changes') as Record<string, Buffer> | null) ?? {})].some((bytes) => bytes?.includes('secret') ?? false));
    // The message itself was written again behind its deletion, by a resend hours late: that copy is left in the inboxes.
    const left = await copies();
    expect(left.map((row) => decodeEvent(row.get('event') as Buffer)).map((event) => [event.kind, event.sequence])).toEqual([['text', 1], ['text', 1]]);
    // Written once more from the start of the log, as after a crash.
    await materialize.stop();
    await platform.cql('TRUNCATE watermarks');
    materialize = await start();
    await written();
    expect((await copies()).length).toBe(left.length);
  });
});

describe('a record that cannot be read', () => {
  /** The records in the topic of dead letters, once there are `count`. */
  async function rejected(count: number): Promise<KafkaMessage[]> {
    const consumer = platform.kafka.consumer({ groupId: `${platform.name}-rejected-${count}`, maxWaitTimeInMs: 100 });
    const found: KafkaMessage[] = [];
    await consumer.connect();
    try {
      await consumer.subscribe({ topic: platform.topics.rejected, fromBeginning: true });
      await consumer.run({ eachMessage: async ({ message }) => void found.push(message) });
      await eventually(() => expect(found.length).toBeGreaterThanOrEqual(count));
    } finally {
      await consumer.disconnect();
    }
    return found;
  }

  test('is put aside with the reason, counted and passed', async () => {
    const [alice, stranger] = [platform.userIn(1), platform.userIn(2)];
    const event = { device: 'phone', lineage: lineage(1), sequence: sequence(1), messageId: messageId(7), text: 'x' };
    const bad: [string, Buffer | null][] = [
      ['no-value', null],
      ['unreadable-record', Buffer.from('this is no record')],
      ['unreadable-record', Buffer.alloc(0)],
      ['unreadable-event', encodeRecord(Buffer.from([0x08, 0xff]))],
      ['unreadable-event', encodeRecord(encodeTextEvent({ ...event, sender: alice, receiver: alice, device: '' }))],
      ['id-out-of-range', encodeRecord(encodeTextEvent({ ...event, sender: alice, receiver: userId(2n ** 63n) }))],
      ['foreign', encodeRecord(encodeTextEvent({ ...event, sender: stranger, receiver: stranger }))],
    ];
    const first = await platform.logEnd(1);
    await platform.append(1, ...bad.map(([, value]) => value));
    await appendNotes([{ user: alice, partition: 1 }], 1);
    expect(await notesOf({ user: alice, partition: 1 })).toEqual([1]);
    const aside = await rejected(bad.length);
    expect(aside).toHaveLength(bad.length);
    aside.forEach(({ value, headers }, index) => {
      const [reason, original] = bad[index] ?? ['', null];
      const text = (name: string) => headers?.[name]?.toString();
      expect([text('reason'), text('partition'), text('offset')]).toEqual([reason, '1', `${first + index}`]);
      expect(text('detail')).toMatch(/\w+/);
      expect(value === null || value.length === 0).toBe(original === null || original.length === 0);
      if (value !== null && original !== null) expect(value.equals(original)).toBe(true);
    });
    const counted = (reason: string) => materialize.metric(`cecochat_materialize_rejected_records_total{reason="${reason}",service="materialize"}`);
    expect(await Promise.all(['no-value', 'unreadable-record', 'unreadable-event', 'id-out-of-range', 'foreign'].map(counted))).toEqual([1, 2, 2, 1, 1]);
  });

  test('does not hold history up when there are thousands of it, or when it is as large as Kafka takes', async () => {
    const resident = { user: platform.userIn(2), partition: 2 };
    const first = await platform.logEnd(2);
    await platform.append(2, ...numbers(9_000).map((number) => Buffer.from(`garbage ${number}`)));
    await platform.append(2, Buffer.alloc(1_048_400, 1));
    await appendNotes([resident], 1);
    expect(await notesOf(resident)).toEqual([1]);
    const aside = (await rejected(7 + 9_001)).filter(({ headers }) => headers?.['partition']?.toString() === '2');
    expect(aside.map(({ headers }) => Number(headers?.['offset']))).toEqual(numbers(9_001, first));
    const [largest] = aside.slice(-1);
    expect(largest?.headers?.['truncated']?.toString()).toBe('true');
    expect(largest?.value?.length).toBeGreaterThan(900_000);
  });

  test('is cut, or left in the log alone, when Kafka refuses the dead letter', async () => {
    const resident = { user: platform.userIn(3), partition: 3 };
    const before = (await readOffsets(platform.kafka, platform.topics.rejected)).get(0)?.end ?? 0;
    await platform.limitRecords(1_000, platform.topics.rejected);
    await platform.append(3, Buffer.alloc(2_000, 1), Buffer.from('small'));
    await appendNotes([resident], 1);
    expect(await notesOf(resident)).toEqual([1]);
    const [cut, small] = (await rejected(before + 2)).slice(before);
    expect([cut?.value, cut?.headers?.['truncated']?.toString(), small?.value?.toString()]).toEqual([null, 'true', 'small']);
    await platform.limitRecords(1, platform.topics.rejected);
    await platform.append(3, Buffer.from('refused'));
    await appendNotes([resident], 1, 2);
    expect(await notesOf(resident)).toEqual([1, 2]);
    expect(await metric('refused_dead_letters_total')).toBe(1);
  });
});

test('while Cassandra is away it waits, and then catches up', async () => {
  const users = someUsers();
  await appendNotes(users, 10);
  for (const each of users) expect(await notesOf(each)).toEqual(numbers(10));
  const before = await Promise.all(users.map(({ user }) => platform.userHistory(user)));
  proxy.cut();
  await appendNotes(users, 200, 11);
  await eventually(async () => expect(await ready()).toContain('cassandra does not answer'));
  await eventually(() => expect(materialize.log()).toContain('a store does not take what is written, waiting for it'));
  const during = await Promise.all(users.map(({ user }) => platform.userHistory(user)));
  expect(during.map(({ watermark }) => watermark)).toEqual(before.map(({ watermark }) => watermark));
  proxy.heal();
  for (const each of users) expect(await notesOf(each)).toEqual(numbers(210));
  await eventually(async () => expect(await ready()).toBe('ok\n'));
  expect(materialize.child.ended()).toBeUndefined();
});

test('killed in the middle of what it could not write, it loses nothing and shows nothing twice', async () => {
  const users = [...someUsers(), ...someUsers()];
  const before = await metric('records_total');
  await appendNotes(users, 500);
  await eventually(async () => expect(await metric('records_total')).toBeGreaterThan(before));
  proxy.cut();
  await appendNotes(users, 20, 501);
  await eventually(async () => expect(await ready()).toContain('cassandra does not answer'));
  materialize.child.kill('SIGKILL');
  proxy.heal();
  await appendNotes(users, 20, 521);
  materialize = await start();
  for (const each of users) {
    expect(await notesOf(each)).toEqual(numbers(540));
    const { events } = await platform.dialogHistory(each.user, each.user, { count: 128 });
    expect(events.map(({ text }) => Number(text))).toEqual(numbers(128, 413).reverse());
  }
});

test('the watermark and the lag of each partition are metrics', async () => {
  await eventually(async () => {
    for (const partition of all) {
      const labels = `{partition="${partition}",service="materialize"}`;
      expect(await metric(`watermark_offset${labels}`)).toBe(await platform.logEnd(partition));
      expect(await metric(`lag_records${labels}`)).toBe(0);
    }
  });
});

test('told to stop, it leaves its partitions to others at once, which go on where it was', async () => {
  const users = someUsers();
  await appendNotes(users, 5);
  for (const each of users) await notesOf(each);
  await materialize.child.stop();
  expect(materialize.child.ended()).toBe('ended with exit code 0');
  expect(await platform.materializeMembers()).toBe(0); // One that is lost stays a member until its session is over.
  materialize = await start();
  await appendNotes(users, 5, 6);
  for (const each of users) expect(await notesOf(each)).toEqual(numbers(10));
  expect(await metric('records_total')).toBe(5 * users.length);
});

test('partitions that an administrator adds are passed over: nobody moves, and nothing is put aside as foreign', async () => {
  const resident = { user: platform.userIn(3), partition: 3 };
  const before = await notesOf(resident);
  const admin = platform.kafka.admin();
  await admin.connect();
  await admin.createPartitions({ topicPartitions: [{ topic: platform.topics.messages, count: 2 * platform.partitionCount }] });
  await admin.disconnect();
  const another = await platform.startMaterialize();
  expect(another.log()).toContain('the topic has more partitions than the platform');
  await materialize.stop();
  await appendNotes([resident], 1);
  expect(await notesOf(resident)).toEqual([...before, 1]);
  const foreign = await another.metric('cecochat_materialize_rejected_records_total{reason="foreign",service="materialize"}');
  expect(foreign ?? 0).toBe(0);
});
