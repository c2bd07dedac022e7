import { epoch, lineageAt, partition, textOf, type UserId } from '@cecochat/contracts';
import { readReports } from '@cecochat/redis';
import { connect, createTransport, memoryOutbox, type ChatSession, type Outbox } from '@cecochat/client-node';
import { Seen } from '../../client/session/index.ts';
import { eventually, patience } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

const withoutRedis = 'cecochat_messaging_sends_without_redis_total';
let platform: TestPlatform;
let a: ServiceProcess;

beforeAll(async () => {
  platform = await TestPlatform.create('redis_away', 2);
  await platform.createTopics();
  await platform.assign({ a: [0], b: [1] });
  [a] = await Promise.all([platform.startMessaging('a'), platform.startMessaging('b')]);
});
afterEach(async () => {
  platform.closeChats();
  await platform.redis.start();
  platform.redis.kill('SIGCONT');
});
afterAll(() => platform.close());

/** Once the servers use Redis again. */
async function redisInUse(): Promise<void> {
  await eventually(() => platform.publish());
  await eventually(async () => expect((await readReports(platform.inRedis, ['a', 'b'])).reports.size).toBe(2));
}

test.each<[string, () => Promise<void> | void]>([
  ['gone', () => platform.redis.stop()],
  ['hanging', () => platform.redis.kill('SIGSTOP')],
])('sends go on while Redis is %s: open streams, new ones, and calls', async (_, breakRedis) => {
  const [alice, bob, carol] = [platform.userIn(0), platform.userIn(1), platform.userIn(0)];
  const [phone, tablet] = [await platform.chat(alice), await platform.chat(bob)];
  phone.send(1, bob, 'with');
  const [first] = await phone.untilAcked(1);
  const before = await a.metric(withoutRedis);
  await breakRedis();
  const startedAt = performance.now();
  phone.send(2, bob, 'without');
  const [second = 0n] = await phone.untilAcked(2);
  expect(performance.now() - startedAt).toBeLessThan(3_000 * patience);
  expect(second).toBeGreaterThan(first ?? 0n);
  expect(await platform.send(alice, { sequence: 3, receiver: bob, text: 'a call' })).toBeGreaterThan(second);
  expect(await tablet.untilTexts(3)).toEqual(['with', 'without', 'a call']);
  expect(await a.metric(withoutRedis)).toBeGreaterThan(before);

  const late = await platform.chat(carol);
  late.send(1, bob, 'from a new stream');
  expect(await tablet.untilTexts(4)).toContain('from a new stream');
  await expect(platform.chat(platform.userIn(1), { server: 'a' })).rejects.toMatchObject({ code: 'wrong-server' });

  const again = await platform.chat(alice);
  expect(again.ready?.lastSequence).toBe(3);
  again.send(2, bob, 'without');
  expect(await again.untilAcked(2)).toEqual([second]);
  again.send(4, bob, 'the end');
  expect((await tablet.untilTexts(5)).slice(4)).toEqual(['the end']);
});

test('after Redis comes back empty, leases and reports are there again and sends are remembered', async () => {
  const alice = platform.userIn(0);
  await redisInUse();
  const held = (await platform.inRedis.keys('*generators.*')).sort();
  expect(held).toHaveLength(2);
  await platform.redis.restartEmpty();
  await redisInUse();
  await eventually(async () => expect((await platform.inRedis.keys('*generators.*')).sort()).toEqual(held));
  const phone = await platform.chat(alice);
  const before = await a.metric(withoutRedis);
  await eventually(async () => {
    const sequence = phone.acks.length + 1;
    phone.send(sequence, alice, 'remembered?');
    await phone.untilAcked(sequence);
    expect(await platform.inRedis.hget(`dedupe:${alice}:phone`, 'last')).toBe(`${sequence}`);
  });
  expect(await a.metric(withoutRedis)).toBe(before);
});

/** A server dies, and what it and Redis knew of earlier sends with it. */
async function forgetAll(): Promise<void> {
  await platform.redis.restartEmpty();
  await redisInUse();
  a.child.kill('SIGKILL');
  a = await platform.startMessaging('a');
}

describe('when all that was known of the sends of a device is lost', () => {
  test('a resend of a device that names its lineage is a second record with the same identity', async () => {
    const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
    const phone = await platform.chat(alice);
    phone.send(1, bob, 'once');
    const [id] = await phone.untilAcked(1);
    const { lineage = 0 } = phone.ready ?? {};
    phone.close();
    await forgetAll();
    const again = await platform.chat(alice, { cursor: 0, lineage });
    expect(again.ready).toMatchObject({ lineage, lastSequence: 0 });
    again.send(1, bob, 'once');
    const [second] = await again.untilAcked(1);
    expect(second).not.toBe(id);
    const tablet = await platform.chat(bob, { cursor: 0 });
    for (const chat of [again, tablet]) {
      const records = await eventually(() => {
        const found = chat.deliveries.filter(({ sender }) => sender === alice);
        expect(found).toHaveLength(2);
        return found;
      });
      expect(records.map(({ messageId }) => messageId)).toEqual([id, second]);
      for (const record of records) expect(record).toMatchObject({ sender: alice, device: 'phone', lineage, sequence: 1, text: 'once' });
      expect(records[1]?.offset).toBeGreaterThan(records[0]?.offset ?? 0);
    }
  });

  test('a device that has forgotten its own numbers as well begins again, in a lineage that is newer', async () => {
    const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
    const before = await platform.chat(alice);
    for (const sequence of [1, 2, 3]) before.send(sequence, bob, `before ${sequence}`);
    await before.untilAcked(1, 2, 3);
    await platform.send(alice, { device: 'kiosk', sequence: 1, receiver: bob, text: 'a call before' });
    before.close();
    await forgetAll();
    const after = await platform.chat(alice);
    expect(after.ready?.lastSequence).toBe(0);
    expect(after.ready?.lineage).toBeGreaterThan(before.ready?.lineage ?? Infinity);
    after.send(1, bob, 'after');
    await after.untilAcked(1);
    await platform.send(alice, { device: 'kiosk', sequence: 1, receiver: bob, text: 'a call after' });
    const tablet = await platform.chat(bob, { cursor: 0 });
    await eventually(() => expect(tablet.deliveries.filter(({ sender }) => sender === alice)).toHaveLength(6));
    // As a device shows them.
    const seen = new Seen(100);
    const shown = tablet.deliveries.filter((event) => event.sender === alice && seen.add(event)).map(({ text }) => text);
    expect(shown).toEqual(['before 1', 'before 2', 'before 3', 'a call before', 'after', 'a call after']);
  });

  test('a server to which a partition comes back does not go on with numbers that another server has used since', async () => {
    const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
    const here = await platform.chat(alice);
    here.send(1, bob, 'here 1');
    await here.untilAcked(1);
    await platform.assign({ b: [0, 1] });
    const there = await eventually(() => platform.chat(alice));
    for (const sequence of [2, 3]) there.send(sequence, bob, `there ${sequence}`);
    await there.untilAcked(2, 3);
    there.close();
    here.close();
    await platform.assign({ a: [0], b: [1] });
    await platform.redis.restartEmpty();
    await redisInUse();
    // The device has lost its memory as well.
    const back = await eventually(() => platform.chat(alice));
    const next = (back.ready?.lastSequence ?? 0) + 1;
    back.send(next, bob, 'back 1');
    await back.untilAcked(next);
    const tablet = await platform.chat(bob, { cursor: 0 });
    await eventually(() => expect(tablet.deliveries.filter(({ sender }) => sender === alice)).toHaveLength(4));
    const seen = new Seen(100);
    const shown = tablet.deliveries.filter((event) => event.sender === alice && seen.add(event)).map(({ text }) => text);
    expect(shown).toEqual(['here 1', 'there 2', 'there 3', 'back 1']);
  });

  test('a device of the client shows what another one sends under a name that was forgotten, and loses nothing of its own', async () => {
    const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
    const outbox = memoryOutbox();
    const [kiosk, phone] = [await sessionOf(alice, 'kiosk'), await sessionOf(alice, 'phone', outbox)];
    const tablet = await sessionOf(bob, 'tablet');
    for (const text of ['one', 'two', 'three']) await kiosk.session.send(bob, `kiosk ${text}`);
    await phone.session.send(bob, 'phone one');
    await kiosk.session.close();
    await phone.session.close();
    await forgetAll();
    const [kioskAgain, phoneAgain] = [await sessionOf(alice, 'kiosk'), await sessionOf(alice, 'phone', outbox)];
    expect(await kioskAgain.session.send(bob, 'kiosk again')).toMatchObject({ sequence: 1 });
    expect(await phoneAgain.session.send(bob, 'phone two')).toMatchObject({ sequence: 2 });
    const all = ['kiosk one', 'kiosk two', 'kiosk three', 'phone one', 'kiosk again', 'phone two'];
    await eventually(() => expect(tablet.texts).toEqual(all));
    await Promise.all([kioskAgain, phoneAgain, tablet].map(({ session }) => session.close()));
  });
});

/** A device of the client, past connect: the servers are those that the platform has. */
async function sessionOf(user: UserId, device: string, outbox?: Outbox): Promise<{ readonly session: ChatSession; readonly texts: (string | undefined)[] }> {
  const texts: (string | undefined)[] = [];
  const transport = createTransport(new URL('http://127.0.0.1:1'));
  const route = { address: await platform.addressOf(platform.serverOf(user)), historyAddress: '127.0.0.1:1', partition: partition(0), epoch: epoch(1) };
  const session = connect({
    url: 'http://127.0.0.1:1', token: await platform.tokens.tokenOf(user), device, ...(outbox && { outbox }),
    transport: { ...transport, lookUp: () => Promise.resolve(route) },
    onEvent: (event) => texts.push(textOf(event)),
  });
  await session.live();
  return { session, texts };
}

describe('numbers that a device names', () => {
  test('are refused when they are from the future', async () => {
    const alice = platform.userIn(0);
    const lineage = lineageAt(Date.now() + 2 * 86_400_000);
    const wrong = { code: 'invalid-argument', details: { field: 'lineage' } };
    await expect(platform.chat(alice, { lineage })).rejects.toMatchObject(wrong);
    await expect(platform.send(alice, { lineage, sequence: 1, receiver: alice, text: 'x' })).rejects.toMatchObject(wrong);
  });

  test('are over once another process has begun again under its name, and the device is told', async () => {
    const alice = platform.userIn(0);
    const [older, newer] = [lineageAt(Date.now() - 60_000), lineageAt(Date.now() - 30_000)];
    const phone = await platform.chat(alice, { lineage: older });
    phone.send(1, alice, 'one');
    await phone.untilAcked(1);
    await platform.send(alice, { lineage: newer, sequence: 1, receiver: alice, text: 'of another process' });
    phone.send(2, alice, 'two');
    await eventually(() => expect(phone.rejections).toMatchObject([{ sequence: 2, code: 'sequence-reused', lastSequence: 1 }]));
    expect((await platform.chat(alice, { lineage: older })).ready).toMatchObject({ lineage: newer, lastSequence: 1 });
  });
});
