import { setTimeout as pass } from 'node:timers/promises';
import { connect, createTransport, requestToken, textOf, userId, type ChatSession, type Transport } from '@cecochat/client-node';
import { epoch } from '@cecochat/contracts';
import { atRest, publishRouting } from '@cecochat/redis';
import { eventually, patience } from '../../test/support/eventually.ts';
import { TestLocalPlatform } from '../../test/support/local-platform.ts';

const partitions = 12;
const users = Array.from({ length: 40 }, (_, index) => userId(index + 1));
/** Settings reach the processes through the environment of the machine. */
const settings = { CECOCHAT_HANDOVER_SECONDS: '60', CECOCHAT_LEAVE_SECONDS: '1' };
/** Between two sends of a device, in milliseconds. */
const sendEveryMs = 50;

let platform: TestLocalPlatform;
let transport: Transport;
let sessions: ChatSession[] = [];
const received = users.map(() => [] as string[]);
/** Times that a device was without a stream. */
let interruptions = 0;

beforeAll(async () => {
  Object.assign(process.env, settings);
  platform = await TestLocalPlatform.create('eviction');
  await platform.start({ partitions });
  const url = new URL(platform.connectUrl);
  transport = createTransport(url);
  sessions = await Promise.all(users.map(async (user, index) => connect({
    url, transport, device: 'phone', token: await requestToken(url, user),
    onEvent: (event) => {
      if (event.sender !== user) received[index]?.push(textOf(event) ?? '');
    },
    onStatus: (status) => {
      if (status === 'waiting') interruptions++;
    },
  })));
  await Promise.all(sessions.map((session) => session.live()));
});
afterAll(async () => {
  delete process.env['CECOCHAT_HANDOVER_SECONDS'];
  delete process.env['CECOCHAT_LEAVE_SECONDS'];
  await Promise.all(sessions.map((session) => session.close()));
  transport?.close();
  await platform?.close();
});

/**
 * Every device sends to the next one, repeatedly until `end`, which returns how many messages of each were
 * acknowledged.
 */
function chatter(): { end(): Promise<number[]> } {
  const over = new AbortController();
  const counts = sessions.map(async (session, index) => {
    let count = 0;
    for (; !over.signal.aborted; await pass(sendEveryMs)) {
      await session.send(users[(index + 1) % users.length] ?? userId(1), `${++count}`);
    }
    return count;
  });
  return {
    end: () => {
      over.abort();
      return Promise.all(counts);
    },
  };
}

test('a server that somebody tells to stop under load hands everything to a successor: nothing is lost, nobody is without a stream, each device moves once', async () => {
  const before = await platform.owners();
  const opened = sessions.map(({ connections }) => connections);
  const pid = (await platform.status()).services.find(({ name }) => name === 'messaging-0')?.pid;
  const talk = chatter();
  process.kill(pid ?? 0, 'SIGTERM');
  await eventually(async () => {
    const { services } = await platform.status();
    expect(Object.keys(await platform.owners()).sort()).toEqual(['messaging-1', 'messaging-2']);
    expect(services.map(({ name }) => name)).not.toContain('messaging-0');
  }, 60_000);
  const counts = await talk.end();
  expect(await platform.owners()).toEqual({ 'messaging-1': before['messaging-1'], 'messaging-2': before['messaging-0'] });
  const expected = users.map((_, index) => Array.from({ length: counts.at(index - 1) ?? 0 }, (__, count) => `${count + 1}`));
  await eventually(() => expect(received).toEqual(expected));
  expect(interruptions).toBe(0);
  const moved = sessions.map(({ connections }, index) => connections - (opened[index] ?? 0));
  const { finished } = await platform.status();
  expect(finished.every(({ outcome }) => outcome === 'moved')).toBe(true);
  expect(Math.max(...moved)).toBe(1);
  expect(moved.filter((times) => times === 1)).toHaveLength(finished.reduce((sum, { devices }) => sum + devices, 0));
});

test('servers whose platform is taken down leave soon: nobody is to serve any more', async () => {
  await platform.ask('DELETE', '/api/operators/operator-0');
  const { epoch: last } = await platform.status();
  await publishRouting(platform.inRedis, { ...atRest, epoch: epoch(last + 1), partitionCount: partitions, servers: new Map(), historyAddress: undefined });
  const beganMs = performance.now();
  await platform.stop();
  expect(performance.now() - beganMs).toBeLessThan(10_000 * patience);
});
