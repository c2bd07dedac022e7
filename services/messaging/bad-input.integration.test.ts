import { cecochat, lineageAt, messagingService, toLong, type UserId } from '@cecochat/contracts';
import { routingKeys } from '@cecochat/redis';
import { badCredentials, unauthenticated } from '../../test/support/bad-tokens.ts';
import { strangeFrameOf } from '../../test/support/events.ts';
import { eventually } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { callUnary, type RawChat } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

const { ChatRequest, SendRequest } = cecochat.v1;
let platform: TestPlatform;
let a: ServiceProcess;
let address: string;
let silent: RawChat;

beforeAll(async () => {
  platform = await TestPlatform.create('bad_input', 3);
  await platform.createTopics();
  await platform.assign({ a: [0], b: [1] });
  a = await platform.startMessaging('a');
  address = await platform.addressOf('a');
  silent = await platform.open(platform.userIn(0), 'a');
});
afterAll(() => platform.close());

/** All that bad input could change. */
async function world(): Promise<unknown> {
  return { ends: await Promise.all([0, 1, 2].map((each) => platform.logEnd(each))), dedupe: (await platform.inRedis.keys('*dedupe:*')).sort() };
}

let before: unknown;
beforeEach(async () => {
  before = await world();
});

async function opened(user: UserId, first: cecochat.v1.IChatRequest | Buffer): Promise<RawChat> {
  const chat = await platform.open(user, 'a');
  chat.write(first);
  return chat;
}

describe('nobody listens or sends as somebody else', () => {
  test.each(badCredentials)('%s', async (_, says, credentials) => {
    const user = platform.userIn(0);
    const token = await credentials(platform.tokens, user);
    const chat = platform.openWith(address, token);
    chat.listen({});
    chat.send(1, user, 'not mine');
    const ended = await chat.untilEnded();
    expect(ended).toMatchObject(unauthenticated);
    expect(ended.message).toMatch(says);
    const sent = callUnary(address, messagingService.send, { device: 'phone', sequence: toLong(1), receiver: toLong(user), text: { text: 'not mine' } }, token);
    await expect(sent).rejects.toMatchObject({ ...unauthenticated, message: expect.stringMatching(says) });
    expect(await world()).toEqual(before);
  });
});

describe('a send with a bad field is refused, on a stream that stays open and without one', () => {
  const good = { sequence: toLong(1), receiver: toLong(7), text: { text: 'text' } };
  const toGroup = (group: bigint) => ({ receiver: null, group: toLong(group) });
  test.each<[string, string, RegExp, cecochat.v1.IOutgoingEvent]>([
    ['receiver 0', 'receiver', /1 or more/, { receiver: toLong(0) }],
    ['receiver -1', 'receiver', /below 2\^63/, { receiver: toLong(-1n) }],
    ['receiver 2^63', 'receiver', /below 2\^63/, { receiver: toLong(2n ** 63n) }],
    ['neither a receiver nor a group', 'target', /names a receiver or a group/, { receiver: null }],
    ['group 0', 'group', /1 or more/, toGroup(0n)],
    ['group 2^63', 'group', /below 2\^63/, toGroup(2n ** 63n)],
    ['no body', 'body', /is missing/, { text: null }],
    ['an empty text', 'text', /not be empty/, { text: { text: '' } }],
    ['a text of 8 KiB and one byte', 'text', /at most 8192 bytes/, { text: { text: 'x'.repeat(8_193) } }],
    ['a text whose UTF-8 is over 8 KiB', 'text', /at most 8192 bytes/, { text: { text: 'ä'.repeat(4_097) } }],
    ['sequence 0', 'sequence', /1 or more/, { sequence: toLong(0) }],
    ['sequence 2^53', 'sequence', /below 2\^53/, { sequence: toLong(2n ** 53n) }],
    ['sequence -1', 'sequence', /below 2\^53/, { sequence: toLong(-1n) }],
  ])('%s', async (_, field, says, wrong) => {
    const code = 'invalid-argument';
    const user = platform.userIn(0);
    const send = { ...good, ...wrong };
    const chat = await platform.chat(user);
    chat.write({ send });
    await eventually(() => expect(chat.rejections).toMatchObject([{ code, field, lastSequence: 0 }]));
    expect(chat.rejections[0]?.message).toMatch(says);
    const request = { device: 'phone', ...send };
    await expect(callUnary(address, messagingService.send, request, await platform.tokens.tokenOf(user))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(says),
      details: { field },
    });
    expect(await world()).toEqual(before);
    chat.send(1, user, 'still open');
    await chat.untilAcked(1);
  });

  test('a body of a kind that only the platform makes', async () => {
    const user = platform.userIn(0);
    const chat = await platform.chat(user);
    const groupChanged = Buffer.from([0x5a, 2, 0x32, 0]);
    chat.write(strangeFrameOf({ sequence: toLong(1), receiver: toLong(user) }, groupChanged));
    await eventually(() => expect(chat.rejections).toMatchObject([{ sequence: 1, code: 'invalid-argument', field: 'body', message: 'body must be of a kind that users send' }]));
    expect(await world()).toEqual(before);
  });

  test('a text that is not UTF-8', async () => {
    const user = platform.userIn(0);
    const broken = (bytes: Uint8Array) => {
      const changed = Buffer.from(bytes);
      changed[changed.indexOf('text')] = 0xff;
      return changed;
    };
    const fields = { sequence: toLong(1), receiver: toLong(user), text: { text: 'text' } };
    const chat = await platform.chat(user);
    chat.write(broken(ChatRequest.encode({ send: fields }).finish()));
    await eventually(() => expect(chat.rejections).toMatchObject([{ sequence: 1, code: 'invalid-argument', field: 'text', message: 'text must be UTF-8' }]));
    const request = broken(SendRequest.encode({ device: 'phone', ...fields }).finish());
    await expect(callUnary(address, messagingService.send, request, await platform.tokens.tokenOf(user))).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'text' } });
    expect(await world()).toEqual(before);
    chat.send(1, user, 'still open');
    await chat.untilAcked(1);
  });

  test('but a text of 8 KiB is delivered, whatever it is made of', async () => {
    const user = platform.userIn(0);
    const chat = await platform.chat(user);
    const texts = ['x'.repeat(8_192), 'ä'.repeat(4_096), '😀'.repeat(2_048), '\u0000\n"\\'];
    texts.forEach((text, index) => chat.send(index + 1, user, text));
    expect(await chat.untilTexts(4)).toEqual(texts);
  });
});

describe('a device needs a name of at most 64 bytes', () => {
  test.each([['missing', ''], ['65 bytes', 'd'.repeat(65)], ['66 bytes of UTF-8', 'ä'.repeat(33)]])('%s', async (_, device) => {
    const user = platform.userIn(0);
    const wrong = { code: 'invalid-argument', details: { field: 'device' } };
    expect(await (await opened(user, { listen: { device } })).untilEnded()).toMatchObject(wrong);
    await expect(platform.send(user, { device, sequence: 1, receiver: user, text: 'x' })).rejects.toMatchObject(wrong);
    expect(await world()).toEqual(before);
  });

  test('and may have any name of 64', async () => {
    const user = platform.userIn(0);
    const device = `${'ä'.repeat(30)}:*{}`;
    const chat = await platform.chat(user, { device });
    chat.send(1, user, 'x');
    await chat.untilTexts(1);
    expect(chat.deliveries[0]?.device).toBe(device);
  });
});

describe('a stream begins with listen, once', () => {
  const wrong = { code: 'invalid-argument', details: { field: 'listen' } };

  test('the first frame is a send', async () => {
    const user = platform.userIn(0);
    const first = { send: { sequence: toLong(1), receiver: toLong(user), text: { text: 'too early' } } };
    expect(await (await opened(user, first)).untilEnded()).toMatchObject({ ...wrong, message: /first frame/ });
    expect(await world()).toEqual(before);
  });

  test('the first frame is empty', async () => {
    expect(await (await opened(platform.userIn(0), {})).untilEnded()).toMatchObject(wrong);
  });

  test('there is no frame', async () => {
    const chat = await platform.open(platform.userIn(0));
    chat.end();
    expect(await chat.untilEnded()).toMatchObject(wrong);
  });

  test('a second listen ends the stream', async () => {
    const chat = await platform.chat(platform.userIn(0));
    chat.listen({});
    expect(await chat.untilEnded()).toMatchObject({ ...wrong, message: /come once/ });
  });

  test('a later frame of no known kind ends the stream', async () => {
    const chat = await platform.chat(platform.userIn(0));
    chat.write({});
    expect(await chat.untilEnded()).toMatchObject({ code: 'invalid-argument', details: { field: 'frame' } });
  });

  test('a cursor that is no offset', async () => {
    const listen = { device: 'phone', cursor: toLong(2n ** 53n) };
    expect(await (await opened(platform.userIn(0), { listen })).untilEnded()).toMatchObject({ code: 'invalid-argument', details: { field: 'cursor' } });
  });
});

describe('a frame that cannot be read is refused', () => {
  const wrong = { code: 'invalid-argument', details: { field: 'frame' } };
  const oversized = (fields: object) => Buffer.concat([Buffer.from(ChatRequest.encode(fields).finish()), Buffer.alloc(4, 0x7a)]);
  const large = 'x'.repeat(64 * 1024);
  const garbage = Buffer.from([0x0a, 0xff, 0xff, 0xff]);

  test('over 64 KiB', async () => {
    const user = platform.userIn(0);
    const token = await platform.tokens.tokenOf(user);
    const listen = { listen: { device: large } };
    expect(await (await opened(user, listen)).untilEnded()).toMatchObject({ ...wrong, message: /at most 65536 bytes/ });
    const chat = await platform.chat(user);
    chat.send(1, user, large);
    expect(await chat.untilEnded()).toMatchObject({ ...wrong, message: /at most 65536 bytes/ });
    const request = { device: 'phone', sequence: toLong(1), receiver: toLong(user), text: { text: large } };
    await expect(callUnary(address, messagingService.send, request, token)).rejects.toMatchObject(wrong);
    expect(await world()).toEqual(before);
  });

  test('no protobuf message', async () => {
    const user = platform.userIn(0);
    const token = await platform.tokens.tokenOf(user);
    for (const first of [garbage, oversized({ listen: { device: 'x' } })]) expect(await (await opened(user, first)).untilEnded()).toMatchObject(wrong);
    const chat = await platform.chat(user);
    chat.write(garbage);
    expect(await chat.untilEnded()).toMatchObject(wrong);
    await expect(callUnary(address, messagingService.send, garbage, token)).rejects.toMatchObject(wrong);
    await expect(callUnary(address, messagingService.send, Buffer.from(SendRequest.encode({}).finish()), token)).rejects.toMatchObject({
      code: 'invalid-argument',
    });
    expect(await world()).toEqual(before);
  });

  test('and who has no token is told that first', async () => {
    await expect(callUnary(address, messagingService.send, garbage, undefined)).rejects.toMatchObject(unauthenticated);
    const chat = platform.openWith(address, undefined);
    chat.write(garbage);
    expect(await chat.untilEnded()).toMatchObject(unauthenticated);
  });
});

test('more sends at once than the window holds end the stream', async () => {
  const user = platform.userIn(0);
  const chat = await platform.chat(user);
  for (let sequence = 1; sequence <= 200; sequence++) chat.send(sequence, user, 'too many');
  expect(await chat.untilEnded()).toMatchObject({ code: 'overloaded', details: { field: 'send' } });
});

test('of more than 16 devices of a user the one that is idle for longest is told and closed', async () => {
  const user = platform.userIn(0);
  const devices: RawChat[] = [];
  for (let index = 0; index < 16; index++) devices.push(await platform.chat(user, { device: `device ${index}` }));
  const [first, second] = devices;
  first?.send(1, user, 'not idle');
  await first?.untilAcked(1);
  const last = await platform.chat(user, { device: 'one more' });
  expect(await second?.untilEnded()).toMatchObject({ code: 'device-limit', details: { field: 'device' } });
  last.send(1, user, 'to all');
  for (const each of devices) if (each !== second) await each.untilTexts(2);
  expect(devices.filter(({ ended }) => ended !== undefined)).toEqual([second]);
});

describe('a user who is not served here', () => {
  test('is told where: address and epoch', async () => {
    const user = platform.userIn(1);
    const elsewhere = { code: 'wrong-server', details: { address: await platform.addressOf('b'), epoch: 1 } };
    await expect(platform.chat(user, { server: 'a' })).rejects.toMatchObject(elsewhere);
    await expect(platform.send(user, { sequence: 1, receiver: user, text: 'x' }, 'a')).rejects.toMatchObject(elsewhere);
    expect(await world()).toEqual(before);
  });

  test('is told to come back when nobody serves the partition', async () => {
    const user = platform.userIn(2);
    const later = { code: 'unavailable', message: /partition 2 is not served/, details: { retryAfterMs: 1_000 } };
    await expect(platform.chat(user, { server: 'a' })).rejects.toMatchObject(later);
    await expect(platform.send(user, { sequence: 1, receiver: user, text: 'x' }, 'a')).rejects.toMatchObject(later);
    expect(await world()).toEqual(before);
  });

  test('can be sent to all the same', async () => {
    const user = platform.userIn(0);
    await platform.send(user, { sequence: 1, receiver: platform.userIn(2), text: 'for later' });
    expect(await platform.logEnd(2)).toBe(1);
  });
});

describe('garbage in the routing keeps the last good one', () => {
  const { epoch, partitionCount, serverPartitions, serverAddresses, historyAddress } = routingKeys;
  type Change = (redis: TestPlatform['inRedis']) => Promise<unknown>;
  test.each<[string, string, Change]>([
    ['an epoch that is no number', epoch, (redis) => redis.set(epoch, 'soon')],
    ['an epoch below 1', epoch, (redis) => redis.set(epoch, '0')],
    ['an epoch of another type', epoch, async (redis) => [await redis.del(epoch), await redis.sadd(epoch, '1')]],
    ['no epoch', epoch, (redis) => redis.del(epoch)],
    ['a partition count that is no number', partitionCount, (redis) => redis.set(partitionCount, 'many')],
    ['a partition count of 0', partitionCount, (redis) => redis.set(partitionCount, '0')],
    ['another partition count', partitionCount, (redis) => redis.set(partitionCount, '2')],
    ['no partition count', partitionCount, (redis) => redis.del(partitionCount)],
    ['an unknown partition', serverPartitions, (redis) => redis.hset(serverPartitions, 'a', '0-3')],
    ['ranges that are none', serverPartitions, (redis) => redis.hset(serverPartitions, 'a', 'all')],
    ['a range that is turned around', serverPartitions, (redis) => redis.hset(serverPartitions, 'a', '2-0')],
    ['a partition with two servers', serverPartitions, (redis) => redis.hset(serverPartitions, 'a', '0-1')],
    ['partitions of another type', serverPartitions, async (redis) => [await redis.del(serverPartitions), await redis.set(serverPartitions, 'x')]],
    ['an unknown server', serverAddresses, (redis) => redis.hset(serverPartitions, 'stranger', '2')],
    ['an address that is none', serverAddresses, (redis) => redis.hset(serverAddresses, 'b', 'nowhere')],
    ['addresses of another type', serverAddresses, async (redis) => [await redis.del(serverAddresses), await redis.set(serverAddresses, 'x')]],
    ['a history address that is none', historyAddress, (redis) => redis.set(historyAddress, 'nowhere')],
  ])('%s', async (_, key, change) => {
    const bad = await a.metric('cecochat_messaging_bad_routing_total');
    const logged = a.log().length;
    await change(platform.inRedis);
    await platform.inRedis.publish('{cecochat}:partitioning.changed', '');
    await eventually(async () => expect(await a.metric('cecochat_messaging_bad_routing_total')).toBeGreaterThan(bad));
    await eventually(() => expect(a.log().slice(logged)).toContain(`"reason":"${key}: `));
    const user = platform.userIn(0);
    const chat = await platform.chat(user);
    chat.send(1, user, 'goes on');
    await chat.untilTexts(1);
    await expect(platform.chat(platform.userIn(1), { server: 'a' })).rejects.toMatchObject({ code: 'wrong-server' });
    await platform.publish();
  });

  test('and the next good one is followed', async () => {
    const epochNow = await platform.assign({ a: [0], b: [1] });
    await eventually(async () => expect(await a.metric('cecochat_messaging_routing_epoch')).toBe(epochNow));
  });
});

describe('garbage where Redis remembers the sends of a device is dropped, and that device alone begins anew', () => {
  type Change = (redis: TestPlatform['inRedis'], key: string) => Promise<unknown>;
  // The highest sequence that the device gets in `ready`: when its lineage is lost as well, it begins in another one.
  test.each<[string, Change, number]>([
    ['another type', async (redis, key) => [await redis.del(key), await redis.sadd(key, 'x')], 1],
    ['a last sequence that is no number', (redis, key) => redis.hset(key, 'last', 'latest'), 0],
    ['a message id that is no number', (redis, key) => redis.hset(key, 'id', 'newest'), 1],
    ['a lineage that is no number', (redis, key) => redis.hset(key, 'lineage', 'first'), 1],
    ['a message id from a clock that was years ahead', (redis, key) => redis.hset(key, 'id', '9'.repeat(18)), 1],
    ['numbers that are too large', (redis, key) => redis.hset(key, 'last', '9'.repeat(300), 'id', '9'.repeat(300), '2', `2 ${'9'.repeat(300)} 1`), 0],
    ['a hash without what it needs', (redis, key) => redis.hdel(key, 'last'), 0],
  ])('%s', async (_, change, last) => {
    const user = platform.userIn(0);
    const [bad, without] = ['bad_windows', 'sends_without_redis'].map((name) => `cecochat_messaging_${name}_total`);
    const metrics = () => Promise.all([bad, without].map((name) => a.metric(name ?? '')));
    const [badBefore = 0, withoutBefore = 0] = await metrics();
    await platform.send(user, { sequence: 1, receiver: user, text: 'one' });
    await change(platform.inRedis, `dedupe:${user}:phone`);
    expect((await platform.chat(user)).ready?.lastSequence).toBe(last);
    await platform.send(user, { sequence: 2, receiver: user, text: 'two' });
    expect(await metrics()).toEqual([badBefore + 1, withoutBefore]);
    expect(a.log()).toContain(`"device":"${user}:phone"`);
    expect(await platform.inRedis.hget(`dedupe:${user}:phone`, 'last')).toBe('2');
  });

  test('a send that is no send', async () => {
    const user = platform.userIn(0);
    await platform.send(user, { device: 'other', sequence: 1, receiver: user, text: 'one' });
    await platform.inRedis.hset(`dedupe:${user}:phone`, 'lineage', lineageAt(Date.now()), 'last', '70', 'id', '1', '6', 'x');
    await expect(platform.send(user, { sequence: 70, receiver: user, text: 'x' })).rejects.toMatchObject({ code: 'behind-window' });
    await platform.send(user, { sequence: 71, receiver: user, text: 'x' });
  });
});

test('a stream that says nothing is closed', async () => {
  expect(await silent.untilEnded()).toMatchObject({ code: 'deadline-exceeded' });
});
