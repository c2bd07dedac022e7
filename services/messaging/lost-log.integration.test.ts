import type { UserId } from '@cecochat/contracts';
import { eventually } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { suspend, type ServiceProcess } from '../../test/support/service-process.ts';

let platform: TestPlatform;
let server: ServiceProcess;
let alice: UserId;
let bob: UserId;

beforeEach(async () => {
  platform = await TestPlatform.create('lost_log', 2);
  await platform.setUp();
  await platform.assign({ a: [0, 1] });
  [alice, bob] = [platform.userIn(0), platform.userIn(1)];
});
afterEach(() => platform.close());

const ready = async () => (await fetch(`http://${server.admin}/readyz`)).text();
const generationOne = 2 ** 40;

/** Sends of alice to bob; the sequences are the texts. */
async function send(first: number, count: number): Promise<void> {
  for (let sequence = first; sequence < first + count; sequence++) await platform.send(alice, { sequence, receiver: bob, text: `${sequence}` });
}

test('a log that was cut beyond what a server has read: it is warm again by itself, and its devices go on', async () => {
  server = await platform.startMessaging('a');
  await send(1, 10);
  const before = await platform.chat(bob, { cursor: 0 });
  await before.untilTexts(10);
  await suspend(server);
  await platform.append(1, ...Array.from({ length: 30 }, () => Buffer.from('no record')));
  await platform.cutLog(1);
  server.child.kill('SIGCONT');
  await eventually(() => expect(before.ended?.code).toBe('unavailable'), 60_000);
  await eventually(async () => expect(await ready()).toBe('ok\n'), 60_000);
  const after = await eventually(() => platform.chat(bob, { cursor: 10 }), 60_000);
  expect(after.ready).toMatchObject({ position: 40 });
  await send(11, 1);
  expect(await after.untilTexts(1)).toEqual(['11']);
});

test('a log made anew under running servers: a new generation, old history stays, the hole is told, and chat goes on', async () => {
  [server] = await Promise.all([platform.startMessaging('a'), platform.startMaterialize(), platform.startHistory()]);
  await platform.assign({ a: [0, 1] }); // With the address of history.
  await send(1, 40);
  const before = await platform.chat(bob, { cursor: 0 });
  await before.untilTexts(40);
  await platform.inboxUntil(bob, 40);
  await platform.recreateLog();
  await eventually(() => expect(before.ended?.code).toBe('unavailable'), 120_000);
  const after = await eventually(async () => {
    const chat = await platform.chat(bob, { cursor: 40 });
    expect(chat.ready?.position).toBeGreaterThanOrEqual(generationOne);
    return chat;
  }, 120_000);
  await eventually(() => send(41, 5), 60_000);
  expect((await after.untilTexts(5)).slice(-5)).toEqual(['41', '42', '43', '44', '45']);
  await eventually(async () => {
    const page = await platform.userHistory(bob, { count: 256 });
    expect(page.events.map(({ text }) => text)).toEqual(Array.from({ length: 45 }, (_, index) => `${index + 1}`));
    expect(page.gaps).toEqual([{ from: 40, to: generationOne }]);
  }, 60_000);
  expect(await ready()).toBe('ok\n');
  expect(await platform.inRedis.get('log.generation')).toBe('1');
});

test('a generation in Redis that is garbage, or was made up, is replaced by that of Cassandra', async () => {
  [server] = await Promise.all([platform.startMessaging('a'), platform.startMaterialize(), platform.startHistory()]);
  const published = () => platform.inRedis.get('log.generation');
  await eventually(async () => expect(await published()).toBe('0'));
  for (const wrong of ['garbage', '-1', '8000', '']) {
    await platform.inRedis.set('log.generation', wrong);
    await eventually(async () => expect(await published()).toBe('0'));
  }
  await platform.inRedis.set('log.generation', '2');
  await eventually(async () => expect((await platform.cql('SELECT generation FROM log'))[0]?.get('generation')).toBe(2));
});
