import { routingKeys } from '@cecochat/redis';
import { eventually } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import type { RawChat } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

let platform: TestPlatform;
let [a, b]: [ServiceProcess, ServiceProcess] | [] = [];
const serverCount = 3;
const env = { CECOCHAT_LEAVE_SECONDS: '6' };
/** Streams whose partition moved to another server or back; the tests check them at the end. */
const [leaving, orphaned, staying, untouched]: RawChat[][] = [[], [], [], []];

beforeAll(async () => {
  platform = await TestPlatform.create('moving', 6);
  await platform.createTopics();
  await platform.assign({ a: [0, 1, 2], b: [3, 4, 5] });
  [a, b] = await Promise.all([platform.startMessaging('a', env), platform.startMessaging('b', env)]);
});
afterAll(() => platform.close());

/** How often the routing and settings were read: each time by a script. */
async function routingReads(): Promise<number> {
  return Number(/cmdstat_eval:calls=(\d+)/.exec(await platform.inRedis.info('commandstats'))?.[1]);
}

async function followed(epoch: number): Promise<void> {
  const followers = [a, b].map((server) => eventually(async () => expect(await server?.metric('cecochat_messaging_routing_epoch')).toBe(epoch)));
  await Promise.all(followers);
}

test('devices of a partition that is given to another server are told where and spread, and can stay meanwhile', async () => {
  const [alice, dave] = [platform.userIn(0), platform.userIn(1)];
  const [old, unmoved] = [await platform.chat(alice, { device: 'phone' }), await platform.chat(dave)];
  untouched?.push(unmoved);
  old.send(1, dave, 'before');
  await old.untilTexts(1);
  const epoch = await platform.assign({ a: [1, 2], b: [0, 3, 4, 5] });
  const address = await platform.addressOf('b');
  await eventually(() => expect(old.moves).toEqual([{ address, epoch, spreadMs: 100 }]));
  await expect(platform.chat(alice, { device: 'late', server: 'a' })).rejects.toMatchObject({ code: 'wrong-server', details: { address, epoch } });

  old.send(2, dave, 'meanwhile');
  await old.untilAcked(2);
  const cursor = (old.deliveries[0]?.offset ?? 0) + 1;
  const moved = await platform.chat(alice, { device: 'phone', cursor });
  expect(moved.ready).toMatchObject({ position: cursor, epoch, lastSequence: 2 });
  expect(await moved.untilTexts(1)).toEqual(['meanwhile']);
  expect(await old.untilTexts(2)).toEqual(['before', 'meanwhile']);

  moved.send(3, dave, 'after');
  expect(await moved.untilTexts(2)).toEqual(['meanwhile', 'after']);
  expect(await unmoved.untilTexts(3)).toEqual(['before', 'meanwhile', 'after']);
  expect(unmoved.moves).toEqual([]);
  leaving?.push(old);
});

test('a send that is repeated on the new server is the same message', async () => {
  const [alice, bob] = [platform.userIn(2), platform.userIn(3)];
  const tablet = await platform.chat(bob);
  const old = await platform.chat(alice);
  old.send(1, bob, 'one');
  const [one] = await old.untilAcked(1);
  const two = await platform.send(alice, { sequence: 2, receiver: bob, text: 'two' });
  await followed(await platform.assign({ a: [1], b: [0, 2, 3, 4, 5] }));
  const moved = await platform.chat(alice, { cursor: 0 });
  moved.send(1, bob, 'one');
  moved.send(2, bob, 'two');
  expect(await moved.untilAcked(1, 2)).toEqual([one, two]);
  expect(await platform.send(alice, { sequence: 1, receiver: bob, text: 'one' })).toBe(one);
  moved.send(3, bob, 'three');
  const [three = 0n] = await moved.untilAcked(3);
  expect(three).toBeGreaterThan(two);
  await eventually(() => expect(tablet.deliveries.at(-1)?.text).toBe('three'));
  const seen = new Map(tablet.deliveries.map(({ sequence, messageId }) => [`${sequence}`, messageId]));
  expect([...seen.values()]).toEqual([one, two, three]);
  expect(tablet.deliveries.every(({ sequence, messageId }) => seen.get(`${sequence}`) === messageId)).toBe(true);
});

test('a partition that comes back in time keeps its devices', async () => {
  const [alice, bob] = [platform.userIn(4), platform.userIn(1)];
  const phone = await platform.chat(alice);
  await followed(await platform.assign({ a: [1, 4], b: [0, 2, 3, 5] }));
  await eventually(() => expect(phone.moves).toHaveLength(1));
  await followed(await platform.assign({ a: [1], b: [0, 2, 3, 4, 5] }));
  await platform.send(bob, { sequence: 1, receiver: alice, text: 'still here' });
  expect(await phone.untilTexts(1)).toEqual(['still here']);
  const laptop = await platform.chat(alice, { device: 'laptop' });
  staying?.push(phone, laptop);
});

test('a partition that is given to nobody is served to those who are connected until the deadline', async () => {
  const [alice, bob] = [platform.userIn(5), platform.userIn(1)];
  const phone = await platform.chat(alice);
  await followed(await platform.assign({ a: [1], b: [0, 2, 3, 4] }));
  await eventually(() => expect(platform.chat(alice, { server: 'b' })).rejects.toMatchObject({ code: 'unavailable', details: { retryAfterMs: 1_000 } }));
  await platform.send(bob, { sequence: 1, receiver: alice, text: 'last words' });
  expect(await phone.untilTexts(1)).toEqual(['last words']);
  expect(phone.moves).toEqual([]);
  orphaned?.push(phone);
});

test('a server that joins is ready without partitions, and serves what it is given from the log', async () => {
  const [alice, bob] = [platform.userIn(3), platform.userIn(1)];
  for (let sequence = 1; sequence <= 5; sequence++) await platform.send(bob, { sequence, receiver: alice, text: `${sequence}` });
  const c = await platform.startMessaging('c', env);
  await expect(platform.chat(alice, { server: 'c' })).rejects.toMatchObject({ code: 'wrong-server', details: { address: await platform.addressOf('b') } });
  const epoch = await platform.assign({ a: [1], b: [0, 2, 4], c: [3] });
  await eventually(async () => expect(await c.metric('cecochat_messaging_routing_epoch')).toBe(epoch));
  const phone = await eventually(() => platform.chat(alice, { cursor: 0 }));
  await eventually(() => expect(phone.deliveries.map(({ text }) => text)).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5'])));
  expect(phone.ready).toMatchObject({ position: 0, epoch });
});

test('a change whose notification is lost is noticed, and an older epoch never is', async () => {
  const { epoch, serverPartitions } = routingKeys;
  const user = platform.userIn(2);
  const before = Number(await platform.inRedis.get(epoch));
  await platform.inRedis.multi().set(epoch, before + 1).hset(serverPartitions, { a: '1-2', b: '0,4' }).exec();
  await followed(before + 1);
  await platform.chat(user, { server: 'a' });
  await platform.inRedis.multi().set(epoch, before).hset(serverPartitions, { a: '1', b: '0,2,4' }).publish('{cecochat}:partitioning.changed', '').exec();
  const looks = await routingReads();
  await eventually(async () => expect(await routingReads()).toBeGreaterThan(looks + 3 * serverCount));
  await followed(before + 1);
  await platform.chat(user, { server: 'a' });
});

test('after a while those who did not leave are sent away, and nobody else', async () => {
  const address = await platform.addressOf('b');
  for (const chat of leaving ?? []) expect(await chat.untilEnded()).toMatchObject({ code: 'wrong-server', details: { address } });
  for (const chat of orphaned ?? []) expect(await chat.untilEnded()).toMatchObject({ code: 'unavailable', details: { retryAfterMs: 1_000 } });
  expect([...(staying ?? []), ...(untouched ?? [])].map(({ ended }) => ended)).toEqual([undefined, undefined, undefined]);
});
