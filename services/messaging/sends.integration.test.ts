import { cecochat, messagingService, toBigInt, toLong, type UserId } from '@cecochat/contracts';
import { readReports } from '@cecochat/redis';
import { strangeBody, strangeFrameOf } from '../../test/support/events.ts';
import { eventually } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { callUnary } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';
import { generatorsOf } from './log/message-ids.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

let platform: TestPlatform;
let a: ServiceProcess;
let b: ServiceProcess;

beforeAll(async () => {
  platform = await TestPlatform.create('sends', 4);
  await platform.createTopics();
  await platform.assign({ a: [0, 1], b: [2, 3] });
  // All generator ids but two are held by other servers.
  await platform.inRedis.mset(Object.fromEntries(numbers(generatorsOf('lower').count - 2).map((id) => [`generators.${id - 1}`, 'another'])));
  [a, b] = await Promise.all([platform.startMessaging('a'), platform.startMessaging('b')]);
});
afterEach(() => platform.closeChats());
afterAll(() => platform.close());

test('a message goes from device to device', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
  phone.send(1, bob, 'hello');
  const [id] = await phone.untilAcked(1);
  expect(await tablet.untilTexts(1)).toEqual(['hello']);
  expect(tablet.deliveries[0]).toMatchObject({ sender: alice, receiver: bob, device: 'phone', sequence: 1, messageId: id });
});

test('every device of both participants sees what was sent, once, whichever server it is on', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(3)];
  const phone = await platform.chat(alice, { device: 'phone' });
  const others = await Promise.all([
    platform.chat(alice, { device: 'laptop' }),
    ...['phone', 'laptop', 'watch'].map((device) => platform.chat(bob, { device })),
  ]);
  phone.send(1, bob, 'one');
  phone.send(2, bob, 'two');
  for (const device of [phone, ...others]) expect(await device.untilTexts(2)).toEqual(['one', 'two']);
  const answer = others.at(-1);
  answer?.send(1, alice, 'three');
  for (const device of [phone, ...others]) expect(await device.untilTexts(3)).toEqual(['one', 'two', 'three']);
});

test('participants who share a partition share one record, and so does a note to oneself', async () => {
  const [alice, bob] = [platform.userIn(1), platform.userIn(1)];
  const [phone, laptop, tablet] = [await platform.chat(alice), await platform.chat(alice, { device: 'laptop' }), await platform.chat(bob)];
  const before = await platform.logEnd(1);
  phone.send(1, bob, 'to a neighbour');
  phone.send(2, alice, 'to myself');
  await phone.untilAcked(1, 2);
  expect(await platform.logEnd(1)).toBe(before + 2);
  for (const device of [phone, laptop]) expect(await device.untilTexts(2)).toEqual(['to a neighbour', 'to myself']);
  expect(await tablet.untilTexts(1)).toEqual(['to a neighbour']);
});

test('a send is acknowledged once its records are in the log, not before', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(2)];
  const phone = await platform.chat(alice);
  for (const sequence of numbers(10)) {
    const before = await Promise.all([platform.logEnd(0), platform.logEnd(2)]);
    phone.send(sequence, bob, 'kept');
    await phone.untilAcked(sequence);
    const after = await Promise.all([platform.logEnd(0), platform.logEnd(2)]);
    expect(after).toEqual(before.map((end) => end + 1));
  }
});

test('a send that Kafka refuses for good is refused with the reason, nothing else is, and the server stays ready', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(3)];
  const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
  const refused = 'cecochat_messaging_produce_failures_total{error="MESSAGE_TOO_LARGE",service="messaging"}';
  const before = await platform.logEnd(3);
  await platform.configureLog({ 'max.message.bytes': '2000' });
  const large = 'x'.repeat(4_000);
  await eventually(async () => {
    const sent = platform.send(platform.userIn(1), { sequence: 1, receiver: platform.userIn(1), text: large });
    await expect(sent).rejects.toMatchObject({ code: 'log-refused', details: { field: 'send' }, message: expect.stringContaining('MESSAGE_TOO_LARGE') });
  });
  for (const sequence of numbers(20)) phone.send(sequence, bob, sequence % 5 === 0 ? large : `${sequence}`);
  const rest = numbers(20).filter((sequence) => sequence % 5 !== 0);
  await phone.untilAcked(...rest);
  await eventually(() => expect(phone.rejections).toMatchObject([5, 10, 15, 20].map((sequence) => ({ sequence, code: 'log-refused', field: 'send' }))));
  phone.send(5, bob, large); // Nor does a resend find it acknowledged.
  await eventually(() => expect(phone.rejections.at(4)).toMatchObject({ sequence: 5, code: 'log-refused' }));
  expect(await tablet.untilTexts(rest.length)).toEqual(rest.map(String));
  expect(await platform.logEnd(3)).toBe(before + rest.length);
  expect(await a.metric(refused)).toBeGreaterThanOrEqual(4);
  expect((await fetch(`http://${a.admin}/readyz`)).ok).toBe(true);
  await platform.configureLog({});
  await eventually(async () => expect(await platform.send(platform.userIn(1), { sequence: 1, receiver: platform.userIn(1), text: large })).toBeGreaterThan(0n));
});

test('a device that keeps its window full is acknowledged and delivered in the order of its sends', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(3)];
  const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
  const all = numbers(600);
  const window = phone.ready?.maxOutstanding ?? 0;
  for (const sequence of all) {
    if (sequence > window) await phone.untilAcked(sequence - window);
    phone.send(sequence, bob, `${sequence}`);
  }
  await phone.untilAcked(all.length);
  expect(phone.acks.map(({ sequence }) => sequence)).toEqual(all);
  expect(await tablet.untilTexts(all.length)).toEqual(all.map(String));
  expect(await phone.untilTexts(all.length)).toEqual(all.map(String));
  const ids = tablet.deliveries.map(({ messageId }) => messageId);
  expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0n))).toBe(true);
  expect(phone.acks.map(({ messageId }) => messageId)).toEqual(ids);
});

test('many large texts at once for one partition are written, though together they are more than Kafka takes in a batch', async () => {
  const bob = platform.userIn(3);
  const tablet = await platform.chat(bob);
  const devices = await Promise.all(numbers(5).map(() => platform.chat(platform.userIn(0))));
  for (const device of devices) for (const sequence of numbers(64)) device.send(sequence, bob, 'x'.repeat(8_192));
  for (const device of devices) await device.untilAcked(...numbers(64));
  await tablet.untilTexts(5 * 64);
});

test('a send without a stream is one more send of its device', async () => {
  const [alice, bob] = [platform.userIn(2), platform.userIn(1)];
  const tablet = await platform.chat(bob);
  const id = await platform.send(alice, { sequence: 1, receiver: bob, text: 'by the way' });
  expect(await tablet.untilTexts(1)).toEqual(['by the way']);
  expect(tablet.deliveries[0]).toMatchObject({ sender: alice, device: 'phone', sequence: 1, messageId: id });
  expect((await platform.chat(alice)).ready?.lastSequence).toBe(1);
});

describe('a send that is repeated is the same message', () => {
  test('on the same stream, under way and after its acknowledgement', async () => {
    const [alice, bob] = [platform.userIn(0), platform.userIn(2)];
    const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
    for (let time = 0; time < 5; time++) phone.send(1, bob, 'once');
    await eventually(() => expect(phone.acks).toHaveLength(5));
    phone.send(1, bob, 'once');
    await eventually(() => expect(phone.acks).toHaveLength(6));
    expect(new Set(phone.acks.map(({ messageId }) => messageId)).size).toBe(1);
    phone.send(2, bob, 'end');
    expect(await tablet.untilTexts(2)).toEqual(['once', 'end']);
  });

  test('on another stream of the device, and without a stream', async () => {
    const [alice, bob] = [platform.userIn(0), platform.userIn(2)];
    const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
    phone.send(1, bob, 'once');
    phone.close();
    const again = await platform.chat(alice);
    again.send(1, bob, 'once');
    const [id] = await again.untilAcked(1);
    expect(await platform.send(alice, { sequence: 1, receiver: bob, text: 'once' })).toBe(id);
    again.send(2, bob, 'end');
    expect(await tablet.untilTexts(2)).toEqual(['once', 'end']);
  });

  test('but not from another device of the user', async () => {
    const [alice, bob] = [platform.userIn(0), platform.userIn(2)];
    const tablet = await platform.chat(bob);
    const sends = ['phone', 'laptop'].map((device) => platform.send(alice, { device, sequence: 1, receiver: bob, text: device }));
    expect(new Set(await Promise.all(sends)).size).toBe(2);
    expect((await tablet.untilTexts(2)).sort()).toEqual(['laptop', 'phone']);
  });
});

describe('a sequence that another message has is refused, and the one that has it stays what it is', () => {
  const reused = { code: 'sequence-reused', message: expect.stringContaining('each process needs a device name of its own'), field: 'sequence' };

  test.each<[string, (alice: UserId, bob: UserId) => { receiver: UserId; text: string }]>([
    ['another text', (_, bob) => ({ receiver: bob, text: 'two' })],
    ['another receiver', (alice) => ({ receiver: alice, text: 'one' })],
  ])('%s, on a stream and without one', async (_, change) => {
    const [alice, bob] = [platform.userIn(0), platform.userIn(2)];
    const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
    const other = change(alice, bob);
    phone.send(1, bob, 'one');
    phone.send(1, other.receiver, other.text);
    const [id] = await phone.untilAcked(1);
    await eventually(() => expect(phone.rejections).toMatchObject([{ sequence: 1, ...reused }]));
    phone.send(1, other.receiver, other.text);
    await eventually(() => expect(phone.rejections).toMatchObject([{ sequence: 1 }, { sequence: 1, ...reused, lastSequence: 1 }]));
    await expect(platform.send(alice, { sequence: 1, ...other })).rejects.toMatchObject({ code: 'sequence-reused', details: { field: 'sequence', lastSequence: 1 } });
    expect(await platform.send(alice, { sequence: 1, receiver: bob, text: 'one' })).toBe(id);
    phone.send(2, bob, 'end');
    expect(await tablet.untilTexts(2)).toEqual(['one', 'end']);
    expect(await phone.untilTexts(2)).toEqual(['one', 'end']);
  });

  test('two workers with one device name, of which each numbers for itself: what is acknowledged is delivered, what is not is refused', async () => {
    const [alice, bob] = [platform.userIn(0), platform.userIn(2)];
    const tablet = await platform.chat(bob);
    const outcomes = await Promise.all(['a', 'b'].flatMap((worker) => numbers(10).map(async (each) => {
      const text = `${worker} ${each}`;
      return platform.send(alice, { sequence: each, receiver: bob, text }).then(() => text, (error: { code: string }) => error.code);
    })));
    const acked = outcomes.filter((outcome) => outcome !== 'sequence-reused' && outcome !== 'behind-window');
    expect(acked.length).toBeGreaterThan(0);
    expect(acked.every((outcome) => /^[ab] \d+$/.test(outcome))).toBe(true);
    expect((await tablet.untilTexts(acked.length)).toSorted()).toEqual(acked.toSorted());
  });
});

test('a body of a kind that servers do not have is delivered as it is, and sent once however often it comes', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(3)];
  const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
  const [send, body, other] = [{ sequence: toLong(1), receiver: toLong(bob) }, strangeBody('👍'), strangeBody('👎')];
  phone.write(strangeFrameOf(send, body));
  const [id] = await phone.untilAcked(1);
  for (const device of [phone, tablet]) {
    expect(await device.untilTexts(1)).toEqual([undefined]);
    expect(device.deliveries[0]).toMatchObject({ sender: alice, receiver: bob, sequence: 1, messageId: id });
    expect(device.deliveries[0]?.bytes.includes(body)).toBe(true);
  }
  const alone = async (fields: Uint8Array) => {
    const request = Buffer.concat([cecochat.v1.SendRequest.encode({ device: 'phone', ...send }).finish(), fields]);
    return callUnary(await platform.addressOf('a'), messagingService.send, request, await platform.tokens.tokenOf(alice));
  };
  expect(toBigInt((await alone(body)).messageId)).toBe(id);
  await expect(alone(other)).rejects.toMatchObject({ code: 'sequence-reused' });
  phone.write(strangeFrameOf(send, other));
  await eventually(() => expect(phone.rejections).toMatchObject([{ sequence: 1, code: 'sequence-reused' }]));
  phone.write(strangeFrameOf({ ...send, sequence: toLong(2) }, body, other));
  await eventually(() => expect(phone.rejections).toMatchObject([{ sequence: 1 }, { sequence: 2, code: 'invalid-argument', field: 'body' }]));
  phone.send(2, bob, 'of the next one');
  expect(await tablet.untilTexts(2)).toEqual([undefined, 'of the next one']);
});

test('a sequence that skips more than 2^32 is refused, and the device goes on', async () => {
  const [alice, bob] = [platform.userIn(1), platform.userIn(3)];
  const phone = await platform.chat(alice);
  phone.send(1, bob, 'first');
  phone.send(2 + 2 ** 32, bob, 'too far');
  phone.send(1 + 2 ** 32, bob, 'just not');
  await phone.untilAcked(1, 1 + 2 ** 32);
  expect(phone.rejections).toMatchObject([{ sequence: 2 + 2 ** 32, code: 'invalid-argument', field: 'sequence', message: expect.stringContaining('at most 4294967296 above'), lastSequence: 1 }]);
});

test('a sequence may skip ahead, and what was skipped comes too late', async () => {
  const [alice, bob] = [platform.userIn(1), platform.userIn(3)];
  const phone = await platform.chat(alice);
  phone.send(1, bob, 'first');
  phone.send(1_000, bob, 'far ahead');
  await phone.untilAcked(1, 1_000);
  const ends = await platform.logEnd(3);
  phone.send(500, bob, 'too late');
  await eventually(() => expect(phone.rejections).toMatchObject([{ sequence: 500, code: 'behind-window', field: 'sequence', lastSequence: 1_000 }]));
  await expect(platform.send(alice, { sequence: 400, receiver: bob, text: 'too late' })).rejects.toMatchObject({
    code: 'behind-window',
    details: { field: 'sequence', lastSequence: 1_000 },
  });
  expect(await platform.logEnd(3)).toBe(ends);
  phone.send(1_001, bob, 'goes on');
  await phone.untilAcked(1_001);
});

test('servers report themselves in Redis and hold different generator ids', async () => {
  const alice = platform.userIn(0);
  await platform.chat(alice);
  await eventually(async () => {
    const { reports, bad } = await readReports(platform.inRedis, ['a', 'b']);
    expect(bad).toEqual([]);
    expect(reports.get('a')).toMatchObject({ address: await platform.addressOf('a'), epoch: 1, draining: false, connections: 1 });
    expect(reports.get('a')?.partitions).toMatchObject({ 0: { state: 'serving', connections: 1 }, 1: { state: 'serving', connections: 0 } });
    expect(Object.keys(reports.get('b')?.partitions ?? {})).toEqual(['2', '3']);
  });
  const holders = await platform.inRedis.mget(numbers(generatorsOf('lower').count).map((id) => `generators.${id - 1}`));
  expect(holders.slice(0, -2).every((holder) => holder === 'another')).toBe(true);
  const { reports } = await readReports(platform.inRedis, ['a', 'b']);
  expect(holders.slice(-2).sort()).toEqual([...reports].map(([name, { incarnation }]) => `${name} ${incarnation}`).sort());
});

test('metrics tell what went through', async () => {
  const metric = (name: string) => a.metric(name);
  const before = { sends: await metric('cecochat_messaging_sends_total'), deliveries: await metric('cecochat_messaging_deliveries_total') };
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
  for (const sequence of numbers(20)) phone.send(sequence, bob, 'counted');
  await tablet.untilTexts(20);
  await phone.untilTexts(20);
  await phone.untilAcked(20);
  expect((await metric('cecochat_messaging_sends_total')) - before.sends).toBe(20);
  expect((await metric('cecochat_messaging_deliveries_total')) - before.deliveries).toBe(40);
  await eventually(async () => expect(await metric('cecochat_messaging_connections')).toBe(2));
  for (const histogram of ['ack', 'delivery']) {
    expect(await metric(`cecochat_messaging_${histogram}_seconds_count`)).toBeGreaterThanOrEqual(20);
    expect(await metric(`cecochat_messaging_${histogram}_seconds_sum`)).toBeGreaterThan(0);
  }
  // Gauges are as of the last time that the server looked.
  await eventually(async () => expect(await metric('cecochat_messaging_queued_sends')).toBe(0));
  await eventually(async () => expect(await metric('cecochat_messaging_tail_records')).toBeGreaterThan(40));
  expect(await metric('cecochat_messaging_routing_epoch')).toBe(1);
  expect(await metric('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  expect(await b.metric('cecochat_messaging_connections')).toBe(0);
});
