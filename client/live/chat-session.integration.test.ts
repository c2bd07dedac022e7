import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cecochat, type UserId } from '@cecochat/contracts';
import { eventually } from '../../test/support/eventually.ts';
import { spread, startPlatform, type RunningPlatform } from '../../test/support/start-platform.ts';
import {
  connect, createTransport, fileOutbox, History, memoryOutbox, offset, textOf, type ChatError, type ChatSession, type ConnectOptions, type ReceivedEvent,
  type SessionStatus,
} from '@cecochat/client-node';

const partitionCount = 4;
const tailRecords = 16;
let running: RunningPlatform;
let folder: string;
const devices: Device[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cecochat-session-'));
  running = await startPlatform({ partitionCount, messaging: { CECOCHAT_TAIL_RECORDS: String(tailRecords) } });
});
afterEach(async () => {
  for (const { session } of devices.splice(0)) await session.close();
});
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Device {
  readonly session: ChatSession;
  readonly events: ReceivedEvent[];
  readonly statuses: { readonly status: SessionStatus; readonly error: ChatError | undefined }[];
}

async function open(user: UserId, options: Partial<ConnectOptions> = {}): Promise<Device> {
  const [events, statuses]: [ReceivedEvent[], Device['statuses']] = [[], []];
  const session = connect({
    url: running.connectUrl,
    token: await running.tokenOf(user),
    device: 'phone',
    policy: { backOff: { baseMs: 20, capMs: 200 } },
    onEvent: (event) => events.push(event),
    onStatus: (status, error) => statuses.push({ status, error }),
    ...options,
  });
  const device = { session, events, statuses };
  devices.push(device);
  return device;
}

async function openLive(user: UserId, options: Partial<ConnectOptions> = {}): Promise<Device> {
  const device = await open(user, options);
  await device.session.live();
  return device;
}

const textsOf = ({ events }: Device) => events.map(textOf);
const untilTexts = (device: Device, texts: readonly string[]) => eventually(() => expect(textsOf(device)).toEqual(texts));
const numbered = (stem: string, count: number) => Array.from({ length: count }, (_, index) => `${stem} ${index + 1}`);
const users = (...partitions: number[]) => partitions.map((each) => running.platform.userIn(each)) as [UserId, UserId];
/** Ends every connection to the server of a user; new ones are taken. */
const cut = (user: UserId) => {
  const proxy = running.proxies[running.serverOf(user)];
  proxy?.cut();
  proxy?.heal();
};
const historyReads = () => running.history.metric('cecochat_history_calls_total{call="user",code="ok",service="history"}');

async function textsInHistory(user: UserId, count: number): Promise<(string | undefined)[]> {
  const history = new History({ url: new URL(running.connectUrl), token: await running.tokenOf(user) });
  try {
    return await eventually(async () => {
      const texts: (string | undefined)[] = [];
      for await (const event of history.readAll({ count: 16 })) texts.push(textOf(event));
      expect(texts.length).toBeGreaterThanOrEqual(count);
      return texts;
    });
  } finally {
    history.close();
  }
}

/** The texts of the sends that wait in the file of an outbox. */
async function waitingTexts(file: string): Promise<string[]> {
  const { unacknowledged } = JSON.parse(await readFile(file, 'utf8')) as { unacknowledged: { body: string }[] };
  return unacknowledged.map(({ body }) => cecochat.v1.Text.decode(Buffer.from(body, 'base64')).text);
}

test('two users chat, and a loop gets the events of both', async () => {
  const [alice, bob] = users(0, 1);
  const a = connect({ url: running.connectUrl, token: await running.tokenOf(alice), device: 'phone' });
  const b = await openLive(bob);
  await a.live();
  const hello = await a.send(bob, 'hello');
  await untilTexts(b, ['hello']);
  const answer = await b.session.send(alice, 'hello yourself');
  const seen: ReceivedEvent[] = [];
  for await (const event of a) if (seen.push(event) === 2) break;
  expect(seen).toMatchObject([
    { sender: alice, receiver: bob, device: 'phone', sequence: hello.sequence, messageId: hello.messageId, kind: 'text', body: 'hello' },
    { sender: bob, receiver: alice, device: 'phone', sequence: answer.sequence, messageId: answer.messageId, kind: 'text', body: 'hello yourself' },
  ]);
  await a.close();
  expect(a.status).toBe('closed');
  await expect(a.send(bob, 'too late')).rejects.toMatchObject({ code: 'unavailable' });
});

test('the other devices of the sender see what was sent', async () => {
  const [alice, bob] = users(2, 3);
  const [phone, laptop] = [await openLive(alice), await openLive(alice, { device: 'laptop' })];
  await phone.session.send(bob, 'from the phone');
  await laptop.session.send(bob, 'from the laptop');
  await untilTexts(phone, ['from the phone', 'from the laptop']);
  await untilTexts(laptop, ['from the phone', 'from the laptop']);
});

test('streams that are cut while messages flow lose nothing and repeat nothing', async () => {
  const [alice, bob] = users(0, 1);
  const [a, b] = [await openLive(alice), await openLive(bob)];
  const texts = numbered('message', 60);
  const sent: Promise<unknown>[] = [];
  for (const [index, text] of texts.entries()) {
    sent.push(a.session.send(bob, text));
    if (index % 20 === 5) cut(bob);
    if (index % 20 === 15) {
      await sent[index - 10];
      cut(alice);
    }
  }
  await Promise.all(sent);
  await untilTexts(a, texts);
  await untilTexts(b, texts);
  expect(a.session.connections).toBeGreaterThan(1);
  expect(b.session.connections).toBeGreaterThan(1);
});

test('a connection that is killed after every 10th send yields one message each, live and in history', async () => {
  const [alice, bob] = users(2, 1);
  const [a, b] = [await openLive(alice), await openLive(bob)];
  const texts = numbered('insistent', 100);
  for (let first = 0; first < texts.length; first += 10) {
    const sent = texts.slice(first, first + 10).map((text) => a.session.send(bob, text));
    // Either nothing has come back yet, or the first acknowledgements have.
    await (first % 20 === 0 ? new Promise(setImmediate) : sent[0]);
    cut(alice);
    await Promise.all(sent);
  }
  await untilTexts(b, texts);
  await untilTexts(a, texts);
  expect(a.session.connections).toBeGreaterThan(5);
  expect(await textsInHistory(bob, texts.length)).toEqual(texts);
  expect(await textsInHistory(alice, texts.length)).toEqual(texts);
});

test('a device that was away resumes from the tail without touching history', async () => {
  const [alice, bob] = users(0, 3);
  const outbox = memoryOutbox();
  const away = await openLive(bob, { outbox });
  const a = await openLive(alice);
  await a.session.send(bob, 'before');
  await untilTexts(away, ['before']);
  await away.session.close();
  const reads = await historyReads();
  const texts = numbered('meanwhile', tailRecords / 2);
  for (const text of texts) await a.session.send(bob, text);
  const back = await openLive(bob, { outbox });
  await untilTexts(back, texts);
  expect(await historyReads()).toBe(reads);
});

test('a device that was away for longer than the tail resumes through history', async () => {
  const [alice, bob] = users(1, 2);
  const outbox = memoryOutbox();
  const away = await openLive(bob, { outbox });
  const a = await openLive(alice);
  await a.session.send(bob, 'before');
  await untilTexts(away, ['before']);
  await away.session.close();
  const reads = await historyReads();
  const texts = numbered('meanwhile', tailRecords * 4);
  await Promise.all(texts.map((text) => a.session.send(bob, text)));
  const back = await openLive(bob, { outbox, policy: { historyPage: 16 } });
  await a.session.send(bob, 'after');
  await untilTexts(back, [...texts, 'after']);
  expect(await historyReads()).toBeGreaterThan(reads);
});

test('a device with a cursor of 0 begins with all there is', async () => {
  const [alice, bob] = users(1, 2);
  const a = await openLive(alice);
  const texts = numbered('old', tailRecords + 4);
  await Promise.all(texts.map((text) => a.session.send(bob, text)));
  const fresh = await openLive(bob, { cursor: offset(0) });
  await untilTexts(fresh, texts);
});

test('what a process sent and did not see acknowledged goes again from its file, once each', async () => {
  const [alice, bob] = users(3, 0);
  const [file, left] = [join(folder, 'outbox.json'), join(folder, 'left.json')];
  const b = await openLive(bob);
  const before = await openLive(alice, { outbox: fileOutbox(file) });
  const arrived = numbered('arrived', 5).map((text) => before.session.send(bob, text));
  await Promise.all(arrived);
  running.proxies[running.serverOf(alice)]?.hang();
  const lost = numbered('on the way', 5).map((text) => before.session.send(bob, text).catch(() => undefined));
  await eventually(async () => expect(await waitingTexts(file)).toContain('on the way 5'));
  await copyFile(file, left); // The files that an end of the process at this moment leaves behind.
  running.proxies[running.serverOf(alice)]?.heal();
  await Promise.all(lost);
  await before.session.close();

  const after = await openLive(alice, { outbox: fileOutbox(left) });
  await eventually(() => expect(after.session.unacknowledged).toBe(0));
  await after.session.send(bob, 'next');
  await untilTexts(b, [...numbered('arrived', 5), ...numbered('on the way', 5), 'next']);
  await after.session.close();
  expect(JSON.parse(await readFile(left, 'utf8'))).toMatchObject({ nextSequence: 12, unacknowledged: [] });
});

test('a session is closed while its sends are on the way, and the next one delivers them', async () => {
  const [alice, bob] = users(3, 0);
  const outbox = fileOutbox(join(folder, 'closed.json'));
  const b = await openLive(bob);
  const first = await openLive(alice, { outbox });
  running.proxies[running.serverOf(alice)]?.cut();
  const sent = numbered('kept', 3).map((text) => first.session.send(bob, text));
  const outcomes = Promise.allSettled(sent);
  await first.session.close();
  running.proxies[running.serverOf(alice)]?.heal();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await openLive(alice, { outbox });
  await untilTexts(b, numbered('kept', 3));
});

test('an outbox belongs to one device of one user', async () => {
  const [alice, bob] = users(0, 1);
  const outbox = memoryOutbox();
  const first = await openLive(alice, { outbox });
  const second = await open(alice, { outbox, device: 'laptop' });
  await expect(second.session.live()).rejects.toMatchObject({ code: 'invalid-argument', message: expect.stringContaining('in use') });
  await first.session.close();
  const other = await open(bob, { outbox });
  await expect(other.session.live()).rejects.toThrow(`outbox belongs to device "phone" of user ${alice}`);
  await openLive(alice, { outbox });
});

test('a device that asks the wrong server is sent to the right one', async () => {
  const [alice, bob] = users(0, 1);
  const real = createTransport(new URL(running.connectUrl));
  const wrong = await running.platform.addressOf(`messaging-${running.serverOf(bob)}`);
  // An answer of `connect` from before it has read a change.
  const stale = { ...real, lookUp: async (token: string) => ({ ...(await real.lookUp(token)), address: wrong, epoch: 0 as never }) };
  const a = await openLive(alice, { transport: stale });
  const b = await openLive(bob);
  await a.session.send(bob, 'found it');
  await untilTexts(b, ['found it']);
  expect(a.session.connections).toBe(1);
  expect(a.session.address).not.toBe(wrong);
  await a.session.close();
  real.close();
});

test('users of a partition that moves lose nothing and see nothing twice', async () => {
  const [alice, bob] = users(2, 3);
  const [a, b] = [await openLive(alice), await openLive(bob)];
  const before = a.session.address;
  const texts: string[] = [];
  const sending = async () => {
    for (const text of numbered('moving', 20)) {
      texts.push(text);
      await a.session.send(bob, text);
    }
  };
  await sending();
  const all = Array.from({ length: partitionCount }, (_, each) => each);
  await running.publish({ 'messaging-0': [], 'messaging-1': all });
  while (a.session.address === before) await sending();
  await sending();
  await untilTexts(a, texts);
  await untilTexts(b, texts);
  expect(a.session.connections).toBe(2);
  await running.publish(spread(partitionCount, 2));
});

test('an expired token is asked for again', async () => {
  const [alice, bob] = users(0, 1);
  let asked = 0;
  const token = () => running.tokenOf(alice, { expiresInSeconds: [-60, 2][asked++] ?? 3_600 });
  const a = await openLive(alice, { token });
  await eventually(() => expect(a.session.connections).toBe(2));
  await a.session.send(bob, 'still here');
  expect(asked).toBe(3);
});

test('a token that cannot be renewed ends the session with the reason', async () => {
  const [alice] = users(0);
  const a = await open(alice, { token: await running.tokenOf(alice, { expiresInSeconds: -60 }) });
  await expect(a.session.live()).rejects.toMatchObject({ code: 'unauthenticated', message: expect.stringContaining('expired') });
  expect(a.session.status).toBe('closed');
  await expect(a.session.send(alice, 'no')).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a device that is opened twice ends the first session with the reason', async () => {
  const [alice] = users(0);
  const first = await openLive(alice);
  await openLive(alice);
  await eventually(() => expect(first.session.error).toMatchObject({ code: 'replaced' }));
});

test('while nothing answers a session waits, says why, and sends when it can', async () => {
  const [alice, bob] = users(1, 0);
  const b = await openLive(bob);
  const proxy = running.proxies[running.serverOf(alice)];
  proxy?.cut();
  const a = await open(alice);
  const sent = a.session.send(bob, 'patience');
  await eventually(() => expect(a.session.error).toMatchObject({ code: 'unavailable' }));
  expect(a.session.status).toBe('waiting');
  proxy?.heal();
  await sent;
  await untilTexts(b, ['patience']);
});
