import type { UserId } from '@cecochat/contracts';
import { eventually } from '../../test/support/eventually.ts';
import { spread, startPlatform, type RunningPlatform } from '../../test/support/start-platform.ts';
import {
  connect, createTransport, createWebSocketTransportOfNode, memoryOutbox, textOf, type ChatSession, type ConnectOptions, type ReceivedEvent, type SessionStatus,
} from '@cecochat/client-node';

const tailRecords = 16;
let running: RunningPlatform;
const sessions: ChatSession[] = [];

beforeAll(async () => {
  running = await startPlatform({ partitionCount: 4, messaging: { CECOCHAT_TAIL_RECORDS: String(tailRecords) } });
});
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
});
afterAll(() => running.stop());

async function openLive(user: UserId, options: Partial<ConnectOptions> = {}) {
  const [events, statuses]: [ReceivedEvent[], SessionStatus[]] = [[], []];
  const session = connect({
    url: running.connectUrl,
    token: await running.tokenOf(user),
    device: 'page',
    openTransport: createWebSocketTransportOfNode,
    policy: { backOff: { baseMs: 20, capMs: 200 } },
    onEvent: (event) => events.push(event),
    onStatus: (status) => statuses.push(status),
    ...options,
  });
  sessions.push(session);
  await session.live();
  return { session, statuses, texts: () => events.map(textOf) };
}

const numbered = (stem: string, count: number) => Array.from({ length: count }, (_, index) => `${stem} ${index + 1}`);
const userIn = (partition: number) => running.platform.userIn(partition);

test('a session over WebSockets chats with one over gRPC, and sees what was sent by another device of its user', async () => {
  const [alice, bob] = [userIn(0), userIn(1)];
  const [page, laptop] = [await openLive(alice), await openLive(alice, { device: 'laptop' })];
  const phone = await openLive(bob, { device: 'phone', openTransport: createTransport });
  await page.session.send(bob, 'from a WebSocket');
  await phone.session.send(alice, 'from gRPC');
  for (const each of [page, laptop, phone]) await eventually(() => expect(each.texts()).toEqual(['from a WebSocket', 'from gRPC']));
});

test('a partition moves while messages flow: the session stays connected, and has each message once and in order', async () => {
  const [alice, bob] = [userIn(2), userIn(3)];
  const [a, b] = [await openLive(alice), await openLive(bob)];
  const texts = numbered('message', 60);
  const owners = spread(4, 2);
  const sent = texts.slice(0, 20).map((text) => a.session.send(bob, text));
  await running.publish({ 'messaging-0': owners['messaging-1'] ?? [], 'messaging-1': owners['messaging-0'] ?? [] });
  sent.push(...texts.slice(20, 40).map((text) => a.session.send(bob, text)));
  await eventually(() => expect([a.session.connections, b.session.connections]).toEqual([2, 2]));
  sent.push(...texts.slice(40).map((text) => a.session.send(bob, text)));
  await Promise.all(sent);
  for (const each of [a, b]) {
    await eventually(() => expect(each.texts()).toEqual(texts));
    // On its new stream it may have to catch up with what was sent while that opened.
    const later = each.statuses.slice(each.statuses.indexOf('live'));
    expect(later.filter((status) => status !== 'live' && status !== 'catching-up')).toEqual([]);
  }
  await running.publish(owners);
});

test('a device that was away reads from history what the server has forgotten, and goes on live', async () => {
  const [alice, bob] = [userIn(0), userIn(1)];
  const outbox = memoryOutbox();
  const away = await openLive(bob, { outbox });
  const a = await openLive(alice);
  await a.session.send(bob, 'before');
  await eventually(() => expect(away.texts()).toEqual(['before']));
  await away.session.close();
  const texts = numbered('missed', tailRecords * 3);
  for (const text of texts) await a.session.send(bob, text);
  const again = await openLive(bob, { outbox });
  await eventually(() => expect(again.texts()).toEqual(texts));
  await a.session.send(bob, 'live again');
  await eventually(() => expect(again.texts().at(-1)).toBe('live again'));
});

test('a refused token ends a session over WebSockets with the reason', async () => {
  const session = connect({
    url: running.connectUrl, token: await running.tokenOf(userIn(0), { claims: { cecochat_device: 'another' } }), device: 'page', openTransport: createWebSocketTransportOfNode,
  });
  await expect(session.live()).rejects.toMatchObject({ code: 'invalid-argument', details: { field: 'device' } });
});
