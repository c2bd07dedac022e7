import { userId } from '@cecochat/contracts';
import { publishBlock, publishLimits, withdrawBlock } from '@cecochat/redis';
import { eventually } from '../../test/support/eventually.ts';
import { unreachedLimits } from '../../test/support/limits.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import type { RawDevice } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

let platform: TestPlatform;
let [a, b]: [ServiceProcess, ServiceProcess] | [] = [];

beforeAll(async () => {
  platform = await TestPlatform.create('typing', 4);
  await platform.createTopics();
  await platform.assign({ a: [0, 1], b: [2, 3] });
  [a, b] = await Promise.all([platform.startMessaging('a'), platform.startMessaging('b')]);
});
afterEach(() => platform.closeChats());
afterAll(() => platform.close());

const logEnds = () => Promise.all([0, 1, 2, 3].map((each) => platform.logEnd(each)));

async function followed(epoch: number): Promise<void> {
  for (const server of [a, b]) await eventually(async () => expect(await server?.metric('cecochat_messaging_routing_epoch')).toBe(epoch));
}

/** Sends notices until the other end has one: a server that has just begun to follow a partition may miss the first. */
async function untilReached(from: RawDevice, to: RawDevice, [sender, receiver]: readonly [bigint, bigint]): Promise<void> {
  await eventually(() => {
    from.type(receiver);
    expect(to.typing.at(-1)).toEqual({ other: Number(sender), stopped: false });
  });
}

test('typing reaches all devices of the other user, on the same server and on another one, by both transports, and not those of its sender', async () => {
  const [ada, here, there] = [platform.userIn(0), platform.userIn(1), platform.userIn(2)];
  const [phone, tablet] = [await platform.chat(ada), await platform.chat(ada, { device: 'tablet' })];
  const others = [await platform.chat(here), await platform.chat(there), await platform.webSocket(there, { device: 'page' })];
  expect(phone.ready?.frames).toContain('typing');
  for (const [index, other] of others.entries()) await untilReached(phone, other, [ada, index === 0 ? here : there]);
  phone.type(there, true);
  for (const other of others.slice(1)) await eventually(() => expect(other.typing.at(-1)).toEqual({ other: Number(ada), stopped: true }));
  expect([phone.typing, tablet.typing, phone.refusals]).toEqual([[], [], []]);
});

test('nothing of typing is written to Kafka or kept in Redis', async () => {
  const [ada, bob] = [platform.userIn(0), platform.userIn(3)];
  const [phone, bobs] = [await platform.chat(ada), await platform.chat(bob)];
  // Who is there is kept beside it.
  const keysInRedis = async () => (await platform.inRedis.keys('*')).filter((key) => !key.includes('presence'));
  const [before, keys] = [await logEnds(), await keysInRedis()];
  await untilReached(phone, bobs, [ada, bob]);
  const seen = bobs.typing.length;
  for (let each = 0; each < 10; each++) phone.type(bob, each % 2 === 0);
  await eventually(() => expect(bobs.typing.length).toBeGreaterThan(seen));
  // The log would have what came before this message.
  phone.send(1, bob, 'x');
  await phone.untilAcked(1);
  expect(await logEnds()).toEqual(before.map((end, index) => end + (index === 0 || index === 3 ? 1 : 0)));
  expect(await platform.inRedis.keys('*signals*')).toEqual([]);
  // The window of the device that has sent, and its name among those of its user, and nothing else.
  const added = (await keysInRedis()).filter((key) => !keys.includes(key));
  expect(added.filter((key) => !/dedupe|devices/.test(key))).toEqual([]);
});

test('a partition that moves to another server takes its typing with it', async () => {
  const [ada, bob] = [platform.userIn(0), platform.userIn(2)];
  const [phone, old] = [await platform.chat(ada), await platform.chat(bob)];
  await untilReached(phone, old, [ada, bob]);
  await followed(await platform.assign({ a: [0, 1, 2], b: [3] }));
  await eventually(() => expect(old.moves).toHaveLength(1));
  const moved = await platform.chat(bob, { device: 'phone', cursor: 0 });
  await untilReached(phone, moved, [ada, bob]);
  await followed(await platform.assign({ a: [0, 1], b: [2, 3] }));
});

test('who is blocked types without notice, from any server, until the block is taken back', async () => {
  const [ada, dan, bob] = [platform.userIn(0), platform.userIn(3), userId(2n ** 62n + 7n)];
  const [blocked, other, bobs] = [await platform.chat(ada), await platform.chat(dan), await platform.chat(bob)];
  await untilReached(blocked, bobs, [ada, bob]);
  await publishBlock(platform.inRedis, { receiver: bob, sender: ada }, Date.now());
  for (let each = 0; each < 3; each++) {
    bobs.typing.length = 0;
    blocked.type(bob);
    await untilReached(other, bobs, [dan, bob]);
    expect(bobs.typing.filter(({ other: sender }) => sender === Number(ada))).toEqual([]);
  }
  // Notices of the same 50 ms are one.
  await eventually(async () => {
    expect(await a?.metric('cecochat_messaging_typing_total{outcome="blocked",service="messaging"}')).toBeGreaterThan(0);
  });
  await withdrawBlock(platform.inRedis, { receiver: bob, sender: ada });
  await untilReached(blocked, bobs, [ada, bob]);
});

test.each([
  ['nobody', 0n, 'other'], ['what is no user', 2n ** 63n, 'other'],
] as const)('typing to %s is refused with the field, and the stream stays open', async (_what, other, field) => {
  const ada = platform.userIn(0);
  const phone = await platform.chat(ada);
  phone.type(other);
  await eventually(() => expect(phone.refusals).toEqual([{ frame: 'typing', code: 'invalid-argument', field, retryAfterMs: 0 }]));
  phone.type(ada);
  await eventually(() => expect(phone.refusals).toHaveLength(2));
  phone.send(1, ada, 'still here');
  await phone.untilAcked(1);
});

test('a user who types faster than the limit is refused with its name and the time to wait; sends of others are not delayed by a flood', async () => {
  const perUser = { ...unreachedLimits.perUser, typing: { rate: 1, burst: 3 } };
  await publishLimits(platform.inRedis, { ...unreachedLimits, perUser });
  const [ada, bob] = [platform.userIn(0), platform.userIn(2)];
  const [phone, bobs, honest] = [await platform.chat(ada), await platform.chat(bob), await platform.chat(platform.userIn(0))];
  await eventually(() => {
    phone.type(bob);
    expect(phone.refusals).not.toEqual([]);
  });
  const reached = bobs.typing.length;
  for (let each = 0; each < 2_000; each++) phone.type(bob, each % 2 === 0);
  for (let sequence = 1; sequence <= 20; sequence++) honest.send(sequence, bob, `${sequence}`);
  await bobs.untilTexts(20);
  await eventually(() => expect(phone.refusals.length).toBeGreaterThanOrEqual(1_990));
  const [refusal] = phone.refusals;
  expect(refusal).toMatchObject({ frame: 'typing', code: 'overloaded', field: 'limits.perUser.typing' });
  expect(refusal?.retryAfterMs).toBeGreaterThan(0);
  expect(bobs.typing.length - reached).toBeLessThan(30);
  expect([phone.ended, honest.rejections]).toEqual([undefined, []]);
  expect(await a?.metric('cecochat_messaging_typing_total{outcome="refused",service="messaging"}')).toBeGreaterThanOrEqual(1_990);
  await publishLimits(platform.inRedis, unreachedLimits);
});

test('garbage in the channel of a partition is counted, and what follows is delivered', async () => {
  const [ada, bob] = [platform.userIn(0), platform.userIn(2)];
  const [phone, bobs] = [await platform.chat(ada), await platform.chat(bob)];
  await untilReached(phone, bobs, [ada, bob]);
  const channel = `${platform.inRedis.options.keyPrefix}signals.2`;
  expect(await platform.inRedis.publish(channel, Buffer.from([0xff, 0xff, 0xff]))).toBeGreaterThan(0);
  await eventually(async () => expect(await b?.metric('cecochat_messaging_bad_signals_total')).toBe(1));
  bobs.typing.length = 0;
  await untilReached(phone, bobs, [ada, bob]);
});

test('while Redis is away typing is lost and nothing else; it is back with Redis', async () => {
  const [ada, bob] = [platform.userIn(0), platform.userIn(2)];
  const [phone, bobs] = [await platform.chat(ada), await platform.chat(bob)];
  await platform.redis.stop();
  phone.type(bob);
  phone.send(1, bob, 'without Redis');
  await bobs.untilTexts(1);
  expect([phone.refusals, phone.ended, bobs.ended]).toEqual([[], undefined, undefined]);
  await platform.redis.start();
  await eventually(() => platform.publish());
  await untilReached(phone, bobs, [ada, bob]);
});
