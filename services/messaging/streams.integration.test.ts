import { encodeRecord, type UserId } from '@cecochat/contracts';
import { revoke } from '@cecochat/redis';
import { eventually, patience } from '../../test/support/eventually.ts';
import { strangeEventOf } from '../../test/support/events.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import type { RawChat } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

const tailRecords = 64;
/** As documented in docs/protocol.md. */
const revokedWithinMs = 5_000;
let platform: TestPlatform;
let a: ServiceProcess;

beforeAll(async () => {
  platform = await TestPlatform.create('streams', 4);
  await platform.createTopics();
  await platform.assign({ a: [0, 1], b: [2, 3] });
  a = await platform.startMessaging('a', { CECOCHAT_TAIL_RECORDS: `${tailRecords}` });
});
afterEach(() => platform.closeChats());
afterAll(() => platform.close());

const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, index) => index + first);
const textsOf = (chat: RawChat) => chat.deliveries.map(({ text }) => text);

/** Sends without a stream, one after the other. */
async function sendAll(from: UserId, to: UserId, sequences: readonly number[], server?: string): Promise<void> {
  for (const sequence of sequences) await platform.send(from, { sequence, receiver: to, text: `${sequence}` }, server);
}

/** Waits until the server of partition 1 has read what is in the log: a device that is ahead of it has to wait for that. */
async function untilRead(): Promise<void> {
  const ahead = await platform.chat(platform.userIn(1), { device: 'ahead', cursor: await platform.logEnd(1) });
  ahead.close();
}

test('a device that comes back gets from the tail what it missed, and goes on live', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const first = await platform.chat(bob, { cursor: 0 });
  await sendAll(alice, bob, [1, 2]);
  await first.untilTexts(2);
  const cursor = (first.deliveries.at(-1)?.offset ?? 0) + 1;
  first.close();
  await sendAll(alice, bob, [3, 4, 5]);
  await untilRead();
  const second = await platform.chat(bob, { cursor });
  await sendAll(alice, bob, [6]);
  expect(await second.untilTexts(4)).toEqual(['3', '4', '5', '6']);
  expect(second.ready).toMatchObject({ position: cursor, livePosition: cursor + 3, partition: 1, epoch: 1 });
  await eventually(() => expect(second.progress[0]).toBe(cursor + 3));
});

test('a device without a cursor is live only', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  await sendAll(alice, bob, [1, 2]);
  await untilRead();
  const tablet = await platform.chat(bob);
  await sendAll(alice, bob, [3]);
  expect(await tablet.untilTexts(1)).toEqual(['3']);
  expect(tablet.ready?.position).toBe(tablet.ready?.livePosition);
});

test('a device that was away for longer than the tail is told from where on it is live', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const cursor = await platform.logEnd(1);
  await sendAll(alice, bob, numbers(tailRecords + 20));
  await untilRead();
  const tablet = await platform.chat(bob, { cursor });
  expect(tablet.ready).toMatchObject({ position: cursor + 20, livePosition: cursor + 20 + tailRecords });
  expect(await tablet.untilTexts(tailRecords)).toEqual(numbers(tailRecords, 21).map(String));
  expect(tablet.deliveries[0]?.offset).toBe(cursor + 20);
});

test('a device with a cursor beyond the end of the partition gets all that the tail has', async () => {
  const bob = platform.userIn(1);
  const end = await platform.logEnd(1);
  const lost = (await platform.chat(bob, { cursor: end + 1 })).ready;
  expect(lost?.position).toBeLessThan(end);
  expect(lost?.livePosition).toBe(end);
  expect((await platform.chat(bob, { cursor: end })).ready).toMatchObject({ position: end, livePosition: end });
});

test('devices that nothing is for are told how far they are', async () => {
  const [alice, bob, carol] = [platform.userIn(0), platform.userIn(1), platform.userIn(1)];
  // Each second the server sends progress to a part of the devices: of this many, a few get it at once.
  const idle = await Promise.all(numbers(15).map((each) => platform.chat(carol, { device: `device ${each}` })));
  await sendAll(alice, bob, [1, 2, 3]);
  const end = await platform.logEnd(1);
  await eventually(() => expect(idle.flatMap(({ progress }) => progress)).toContain(end));
  expect(idle.flatMap(textsOf)).toEqual([]);
});

test('a device that opens another stream leaves the first one', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const [first, other] = [await platform.chat(bob), await platform.chat(bob, { device: 'laptop' })];
  const second = await platform.chat(bob);
  expect(await first.untilEnded()).toMatchObject({ code: 'replaced', details: { field: 'device' } });
  await sendAll(alice, bob, [1]);
  for (const device of [second, other]) expect(await device.untilTexts(1)).toEqual(['1']);
  expect(first.deliveries).toEqual([]);
});

test('a device learns which of its sends was the last one', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  expect((await platform.chat(alice)).ready).toMatchObject({ lastSequence: 0, maxOutstanding: 64 });
  await sendAll(alice, bob, [1, 2, 7]);
  expect((await platform.chat(alice)).ready?.lastSequence).toBe(7);
  expect((await platform.chat(alice, { device: 'laptop' })).ready?.lastSequence).toBe(0);
});

test('a stream ends when its token expires', async () => {
  const alice = platform.userIn(0);
  const phone = platform.openWith(await platform.addressOf('a'), await platform.tokens.tokenOf(alice, { expiresInSeconds: 2 }));
  phone.listen({});
  await eventually(() => expect(phone.ready).toBeDefined());
  expect(await phone.untilEnded()).toMatchObject({ code: 'unauthenticated', message: /expired/, details: { field: 'authorization' } });
});

test('streams end within 5 s when their user, their token is ended, and others stay; a token that is issued later is good', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const address = await platform.addressOf('a');
  const open = async (user: UserId, device: string, claims: Record<string, unknown>) => {
    const chat = platform.openWith(await platform.addressOf('a'), await platform.tokens.tokenOf(user, { claims }));
    chat.listen({ device });
    await eventually(() => expect(chat.ready).toBeDefined());
    return chat;
  };
  const [lost, kept] = [await open(alice, 'lost', { jti: 'one' }), await open(alice, 'kept', { jti: 'other' })];
  const honest = await open(bob, 'phone', { jti: 'third' });
  for (const [revocation, chat] of [[{ tokenId: 'one' }, lost], [{ user: alice }, kept]] as const) {
    expect(chat.ended).toBeUndefined();
    const begunMs = performance.now();
    await revoke(platform.inRedis, revocation, Date.now());
    expect(await chat.untilEnded()).toMatchObject({ code: 'unauthenticated', message: /was ended/ });
    expect(performance.now() - begunMs).toBeLessThan(revokedWithinMs * patience);
  }
  expect(honest.ended).toBeUndefined();
  // Tokens count in seconds.
  await eventually(async () => {
    const again = platform.openWith(address, await platform.tokens.tokenOf(alice));
    again.listen({});
    await eventually(() => expect(again.ready).toBeDefined(), 1_000);
  });
});

test('a stream ends within 5 s when the key of its token is removed, and others stay', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const address = await platform.addressOf('a');
  await platform.tokens.publish('platform', 'stranger');
  const honest = await platform.chat(bob);
  const phone = await eventually(async () => {
    const chat = platform.openWith(address, await platform.tokens.tokenOf(alice, { signedBy: 'stranger' }));
    chat.listen({});
    await eventually(() => expect(chat.ready).toBeDefined(), 1_000);
    return chat;
  });
  const begunMs = performance.now();
  await platform.tokens.publish('platform');
  expect(await phone.untilEnded()).toMatchObject({ code: 'unauthenticated', message: /key was removed/ });
  expect(performance.now() - begunMs).toBeLessThan(revokedWithinMs * patience);
  expect(honest.ended).toBeUndefined();
});

test('a token that names a device is for no other one', async () => {
  const alice = platform.userIn(0);
  const token = await platform.tokens.tokenOf(alice, { claims: { cecochat_device: 'phone' } });
  const [phone, tablet] = [platform.openWith(await platform.addressOf('a'), token), platform.openWith(await platform.addressOf('a'), token)];
  phone.listen({ device: 'phone' });
  await eventually(() => expect(phone.ready).toBeDefined());
  tablet.listen({ device: 'tablet' });
  expect(await tablet.untilEnded()).toMatchObject({ code: 'invalid-argument', message: /must be "phone"/, details: { field: 'device' } });
});

test('an event of a kind that is not known is delivered as it is, and a record that is none is passed over', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const tablet = await platform.chat(bob);
  const before = await a.metric('cecochat_messaging_unreadable_records_total');
  const strange = strangeEventOf({ sender: alice, receiver: bob, sequence: 1, id: 1n << 40n });
  await platform.append(1, Buffer.from('no event'), encodeRecord(strange), Buffer.alloc(0));
  await sendAll(alice, bob, [2]);
  expect(await tablet.untilTexts(2)).toEqual([undefined, '2']);
  expect(tablet.deliveries[0]).toMatchObject({ sender: alice, receiver: bob, device: 'phone', sequence: 1, messageId: 1n << 40n });
  expect(tablet.deliveries[0]?.bytes.includes(strange)).toBe(true);
  await eventually(async () => expect(await a.metric('cecochat_messaging_unreadable_records_total')).toBe(before + 2));
});

/** Keeps sends of a device in flight, from `first` on, until its stream ends; the text is the sequence. */
function keepSending(from: RawChat, to: UserId, first = 1): { last(): number; stop(): void } {
  let next = first;
  const timer = setInterval(() => {
    while (from.ended === undefined && next - first - from.acks.length - from.rejections.length < 32) from.send(next, to, `${next++}`);
  }, 1);
  return { last: () => next - 1, stop: () => clearInterval(timer) };
}

describe('a server under load', () => {
  let b: ServiceProcess;
  beforeEach(async () => {
    b = await platform.startMessaging('b');
  });

  test('acknowledges what is under way when it is told to stop, sends its devices away with a hint, and leaves', async () => {
    const bob = platform.userIn(2);
    const [alice, carol] = [await platform.chat(platform.userIn(2)), await platform.chat(platform.userIn(3))];
    const loads = [alice, carol].map((sender) => keepSending(sender, bob));
    await eventually(() => [alice, carol].forEach(({ acks }) => expect(acks.length).toBeGreaterThan(100)));
    const startedAt = performance.now();
    const gone = b.child.stop();
    for (const sender of [alice, carol]) {
      const { code, message, details } = await sender.untilEnded();
      expect([code, message]).toEqual(['unavailable', 'the server is stopping']);
      expect(details.retryAfterMs).toBeLessThanOrEqual(1_000);
      expect(sender.rejections.every((each) => each.code === 'unavailable')).toBe(true);
    }
    loads.forEach((load) => load.stop());
    await gone;
    expect(performance.now() - startedAt).toBeLessThan(10_000 * patience);
    expect(b.child.ended()).toBe('ended with exit code 0');
    expect(await platform.inRedis.exists('servers.b')).toBe(0);
    expect(await platform.inRedis.keys('*generators.*')).toHaveLength(1);

    b = await platform.startMessaging('b');
    const tablet = await platform.chat(bob, { cursor: 0 });
    await tablet.untilTexts(alice.acks.length + carol.acks.length);
    expect(tablet.deliveries.filter(({ sequence }) => sequence === 1)).toHaveLength(2);
    for (const sender of [alice, carol]) {
      const ids = new Set(sender.acks.map(({ messageId: id }) => id));
      const [accepted, refused] = [sender.acks.map(({ sequence }) => sequence), sender.rejections.map(({ sequence }) => sequence)];
      expect(tablet.deliveries.filter((each) => ids.has(each.messageId)).map(({ sequence }): number => sequence)).toEqual(accepted);
      expect(accepted).toEqual(numbers(accepted.length));
      expect(refused).toEqual(numbers(refused.length, accepted.length + 1));
    }
    await b.stop();
  });

  test('acknowledges what it took before it leaves', async () => {
    const [alice, bob] = [await platform.chat(platform.userIn(2)), platform.userIn(3)];
    platform.redis.kill('SIGSTOP'); // The server waits half a second for Redis before it proceeds without it.
    for (const sequence of numbers(20)) alice.send(sequence, bob, 'under way');
    await eventually(async () => expect(await b.metric('cecochat_messaging_queued_sends')).toBe(20));
    const gone = b.child.stop();
    await eventually(() => expect(b.log()).toContain('"draining"'));
    platform.redis.kill('SIGCONT');
    expect(await alice.untilEnded()).toMatchObject({ code: 'unavailable' });
    expect(alice.acks.map(({ sequence }) => sequence)).toEqual(numbers(20));
    await gone;
    expect(b.child.ended()).toBe('ended with exit code 0');
  });

  test('loses nothing that it acknowledged when it is killed, and what was under way can be sent again', async () => {
    const [alice, bob] = [platform.userIn(2), platform.userIn(3)];
    const phone = await platform.chat(alice);
    const load = keepSending(phone, bob);
    await eventually(() => expect(phone.acks.length).toBeGreaterThan(100));
    b.child.kill('SIGKILL');
    expect(await phone.untilEnded()).toMatchObject({ code: 'unavailable' });
    load.stop();

    b = await platform.startMessaging('b');
    const again = await platform.chat(alice);
    const unanswered = numbers(load.last() - phone.acks.length, phone.acks.length + 1);
    for (const sequence of unanswered) again.send(sequence, bob, `${sequence}`);
    await again.untilAcked(...unanswered);
    const tablet = await platform.chat(bob, { cursor: 0 });
    await eventually(() => expect(tablet.deliveries.at(-1)?.sequence).toBe(load.last()));
    for (const { sequence, messageId: id } of tablet.deliveries) {
      const acked = [...phone.acks, ...again.acks].find((ack) => ack.sequence === sequence);
      expect(acked?.messageId).toBe(id);
    }
    expect([...new Set(textsOf(tablet))]).toEqual(numbers(load.last()).map(String));
  });
});
