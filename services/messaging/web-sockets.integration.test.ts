import type { UserId } from '@cecochat/contracts';
import { publishLimits, readReports, readRouting } from '@cecochat/redis';
import { eventually } from '../../test/support/eventually.ts';
import { unreachedLimits } from '../../test/support/limits.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import type { RawDevice } from '../../test/support/raw-client.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await TestPlatform.create('web_sockets', 4);
  await platform.createTopics();
  await platform.assign({ a: [0, 1, 2], b: [3] });
  await publishLimits(platform.inRedis, unreachedLimits);
  const roomy = { CECOCHAT_TAIL_BYTES: `${64 * 1024 * 1024}`, CECOCHAT_STUCK_SECONDS: '1', CECOCHAT_WEB_SOCKET_ORIGINS: 'loopback' };
  await Promise.all([platform.startMessaging('a', roomy), platform.startMessaging('b')]);
});
afterEach(() => platform.closeChats());
afterAll(() => platform.close());

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `message ${index + 1}`);

/** Sends further messages, and waits until all are acknowledged. */
async function sendAll(from: RawDevice, to: UserId, texts: readonly string[]): Promise<void> {
  texts.forEach((text, index) => from.send(from.acks.length + index + 1, to, text));
  await from.untilAcked(...texts.map((_, index) => index + 1));
}

test('a device on gRPC and one on a WebSocket chat with each other', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const [phone, page] = [await platform.chat(alice), await platform.webSocket(bob)];
  phone.send(1, bob, 'from gRPC');
  page.send(1, alice, 'from a WebSocket');
  await Promise.all([phone.untilAcked(1), page.untilAcked(1)]);
  for (const each of [phone, page]) {
    await each.untilTexts(2);
    expect(each.deliveries.map(({ text }) => text).sort()).toEqual(['from a WebSocket', 'from gRPC']);
  }
  expect(page.deliveries.map(({ bytes }) => bytes).sort(Buffer.compare).length).toBe(2);
});

test('the report of a server and the routing have the addresses of both transports', async () => {
  const address = await platform.addressOf('a');
  const webSocketAddress = await platform.webSocketAddressOf('a');
  await eventually(async () => expect((await readReports(platform.inRedis, ['a'])).reports.get('a')).toMatchObject({ address, webSocketAddress }));
  expect((await readRouting(platform.inRedis))?.servers.get('a')).toMatchObject({ address, webSocketAddress });
});

test('a device on the wrong server gets the address of the right one for WebSockets', async () => {
  const alice = platform.userIn(3);
  const elsewhere = { code: 'wrong-server', details: { address: await platform.webSocketAddressOf('b'), epoch: 1 } };
  await expect(platform.webSocket(alice, { server: 'a' })).rejects.toMatchObject(elsewhere);
});

test('a second stream of a device replaces the first, whatever they are connected with', async () => {
  const alice = platform.userIn(0);
  const page = await platform.webSocket(alice, { device: 'same' });
  await platform.chat(alice, { device: 'same' });
  expect(await page.untilEnded()).toMatchObject({ code: 'replaced', details: { field: 'device' } });
  expect(page.closed?.code).toBe(4411);
});

test('a device whose token expires is disconnected', async () => {
  const page = platform.openWebSocket(await platform.webSocketAddressOf('a'), await platform.tokens.tokenOf(platform.userIn(0), { expiresInSeconds: 2 }));
  page.listen({});
  expect(await page.untilEnded()).toMatchObject({ code: 'unauthenticated' });
  expect(page.ready).toBeDefined();
  expect(page.closed?.code).toBe(4401);
});

test('a device that reads nothing is disconnected, and comes back from its cursor without a gap', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const [phone, page] = [await platform.chat(alice), await platform.webSocket(bob)];
  page.pause();
  const connections = async () => (await readReports(platform.inRedis, ['a'])).reports.get('a')?.connections;
  await eventually(async () => expect(await connections()).toBe(2)); // A report is up to a second old.
  const large = 'x'.repeat(8_000);
  let sent = 0;
  const sending = setInterval(() => {
    while (sent - phone.acks.length < 32) phone.send(++sent, bob, large);
  }, 2);
  try {
    await eventually(async () => expect(await connections()).toBe(1), 60_000);
  } finally {
    clearInterval(sending);
  }
  page.resume();
  expect(await page.untilEnded()).toMatchObject({ code: 'slow-reader' });
  const before = page.deliveries.length;
  const cursor = (page.deliveries.at(-1)?.offset ?? -1) + 1;
  const again = await platform.webSocket(bob, { cursor });
  expect(again.ready?.position).toBe(cursor);
  await eventually(() => expect(phone.acks).toHaveLength(sent), 30_000);
  await again.untilTexts(sent - before);
  expect(again.deliveries).toHaveLength(sent - before);
});

test('a partition moves to another server while a device on a WebSocket gets messages: it has all of them, once and in order', async () => {
  const [alice, bob] = [platform.userIn(1), platform.userIn(2)];
  const [phone, page] = [await platform.chat(alice), await platform.webSocket(bob)];
  const texts = numbered(60);
  await sendAll(phone, bob, texts.slice(0, 20));
  const epoch = await platform.assign({ a: [0, 1], b: [2, 3] });
  const address = await platform.webSocketAddressOf('b');
  await eventually(() => expect(page.moves).toMatchObject([{ address, epoch }]));
  texts.slice(20, 40).forEach((text, index) => phone.send(21 + index, bob, text));
  const cursor = (page.deliveries.at(-1)?.offset ?? -1) + 1;
  const [seen, moved] = [page.deliveries.length, await platform.webSocket(bob, { cursor })];
  texts.slice(40).forEach((text, index) => phone.send(41 + index, bob, text));
  await moved.untilTexts(60 - seen);
  expect([...page.deliveries.slice(0, seen), ...moved.deliveries].map(({ text }) => text)).toEqual(texts);
  // The stream before stays open until the device closes it.
  await eventually(() => expect(page.deliveries.map(({ text }) => text)).toEqual(texts));
  page.close();
});
