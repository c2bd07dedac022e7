import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type ChatSession, type ReceivedEvent, type UserId } from '@cecochat/client-node';
import { readSources } from '../../tools/tree/measure-tree.ts';
import { freePort, freePorts } from '../support/free-ports.ts';
import { TestPlatform } from '../support/platform.ts';
import { countHere, countThere, type CallCounter } from './call-counter.ts';
import { filesOfEachMessage, type Stretch } from './follow-message.ts';

const repository = join(import.meta.dirname, '../..');
const stretches = 4;
const messages = 50;
/** Long enough to see what timers and polls call. */
const idleMs = 5_000;

let platform: TestPlatform;
let server: CallCounter;
let here: CallCounter;
const sessions: ChatSession[] = [];
let url = '';

beforeAll(async () => {
  platform = await TestPlatform.create('way', 4);
  // The files of the sources, where services are bundles otherwise.
  platform.useSources(repository);
  await platform.createTopics();
  platform.historyAddress = `127.0.0.1:${await freePort()}`;
  await platform.assign({ a: [0, 1, 2, 3] });
  const inspected = `127.0.0.1:${await freePort()}`;
  const [http = 0, grpc = 0] = await freePorts(2);
  url = `http://127.0.0.1:${http}`;
  await Promise.all([
    platform.startMessaging('a', { NODE_OPTIONS: `--inspect=${inspected}` }),
    platform.start('connect', {
      ...platform.redisSettings, CECOCHAT_TOKEN_KEYS: platform.tokens.jwksFile,
      CECOCHAT_HTTP_LISTEN: `127.0.0.1:${http}`, CECOCHAT_LISTEN: `127.0.0.1:${grpc}`,
    }),
  ]);
  server = await countThere(inspected);
  here = await countHere();
});
afterAll(async () => {
  server?.close();
  here?.close();
  await Promise.all(sessions.map((session) => session.close()));
  await platform.close();
});

async function device(user: UserId): Promise<ChatSession> {
  const session = connect({ url, token: await platform.tokens.tokenOf(user), device: 'phone' });
  sessions.push(session);
  await session.live();
  return session;
}

async function takeOne(session: ChatSession): Promise<ReceivedEvent | undefined> {
  for await (const event of session) return event;
  return undefined;
}

/** Sends them one after the other: each is with all devices, and acknowledged, before the next one. */
async function sendEach(count: number, [from, to]: readonly [ChatSession, ChatSession], receiver: UserId): Promise<void> {
  for (let index = 0; index < count; index++)
    await Promise.all([from.send(receiver, `text ${index}`), takeOne(from), takeOne(to)]);
}

/** The files that the document lists, which are between its marks. */
function listedFiles(): string[] {
  const document = readFileSync(join(repository, 'docs/architecture.md'), 'utf8');
  const table = /<!-- way -->([^]*?)<!-- end -->/.exec(document)?.[1] ?? '';
  return [...table.matchAll(/`([^`]+\.ts)`/g)].map(([, path = '']) => path).sort();
}

/** What happens meanwhile: on the server, and on the devices. */
async function measure(count: number, act: () => Promise<unknown>): Promise<readonly [Stretch, Stretch]> {
  await Promise.all([server.take(), here.take()]);
  const begunMs = performance.now();
  await act();
  const calls = await Promise.all([server.take(), here.take()]);
  const milliseconds = performance.now() - begunMs;
  return [{ messages: count, milliseconds, calls: calls[0] }, { messages: count, milliseconds, calls: calls[1] }];
}

/** The most that a message may pass: a change that makes it more has to shorten the way elsewhere. */
const mostFiles = 56;

test('a message passes the files that docs/architecture.md lists, from send() to the event of the other device', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const devices = [await device(alice), await device(bob)] as const;
  await sendEach(5, devices, bob);
  const idle = await measure(0, () => sleep(idleMs));
  const found: (readonly [Stretch, Stretch])[] = [];
  for (let index = 0; index < stretches; index++) found.push(await measure(messages, () => sendEach(messages, devices, bob)));
  const product = new Set(readSources().map(({ path }) => path));
  const passed = new Set(([0, 1] as const).flatMap((side) => filesOfEachMessage(found.map((each) => each[side]), idle[side])));
  expect([...passed].filter((path) => product.has(path)).sort()).toEqual(listedFiles());
});

test('the way has no more files than before', () => {
  expect(new Set(listedFiles()).size).toBe(listedFiles().length);
  expect(listedFiles().length).toBeLessThanOrEqual(mostFiles);
});
