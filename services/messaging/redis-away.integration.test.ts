import { readReports } from '@cecochat/redis';
import { eventually } from '../../test/support/eventually.ts';
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
  expect(performance.now() - startedAt).toBeLessThan(3_000);
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
  const held = (await platform.inRedis.keys('generators.*')).sort();
  expect(held).toHaveLength(2);
  await platform.redis.restartEmpty();
  await redisInUse();
  await eventually(async () => expect((await platform.inRedis.keys('generators.*')).sort()).toEqual(held));
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

test('the one thing that a lost Redis costs: a resend to a server that was not there is a second record with the same identity', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const phone = await platform.chat(alice);
  phone.send(1, bob, 'once');
  const [id] = await phone.untilAcked(1);
  phone.close();
  await platform.redis.restartEmpty();
  await redisInUse();
  // The server's own memory would have known it.
  a.child.kill('SIGKILL');
  a = await platform.startMessaging('a');
  const again = await platform.chat(alice, { cursor: 0 });
  expect(again.ready?.lastSequence).toBe(0);
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
    for (const record of records) expect(record).toMatchObject({ sender: alice, device: 'phone', sequence: 1, text: 'once' });
    expect(records[1]?.offset).toBeGreaterThan(records[0]?.offset ?? 0);
  }
});
