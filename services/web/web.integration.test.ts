import { request } from 'node:http';
import { createConnection } from 'node:net';
import { eventually } from '../../test/support/eventually.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';
import { startPlatform, type RunningPlatform } from '../../test/support/start-platform.ts';
import { startWeb } from '../../test/support/start-web.ts';

const history = 'cecochat.v1.HistoryService/GetUserHistory';
let running: RunningPlatform;
let web: ServiceProcess;
let url: string;

beforeAll(async () => {
  running = await startPlatform({ partitionCount: 2, servers: 1 });
  ({ process: web, url } = await startWeb(running));
});
afterAll(() => running.stop());

interface Asked {
  readonly token?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

async function ask(path: string, { token, body = '{}', headers = {}, method = 'POST' }: Asked = {}) {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${path}`, {
    method, headers: { 'content-type': 'application/json', ...authorization, ...headers }, ...(method === 'POST' && { body }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse((await response.text()) || 'null') as unknown };
}

test('a page of history is JSON, with numbers of 64 bits as texts and fields that are zero', async () => {
  const { platform, tokenOf } = running;
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  const device = await platform.chat(alice);
  device.send(1, bob, '<b>hello</b> ☃');
  const [messageId] = await device.untilAcked(1);
  const token = await tokenOf(bob);
  await eventually(async () => {
    const { status, body } = await ask(`/api/${history}`, { token, body: '{"cursor":"0"}' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        events: [{ event: { messageId: String(messageId), sender: `${alice}`, receiver: `${bob}`, text: { text: '<b>hello</b> ☃' } } }],
        nextCursor: expect.stringMatching(/^\d+$/), gaps: [],
      },
    });
  });
});

test('a lookup names the server of the user, also for WebSockets', async () => {
  const { platform, tokenOf } = running;
  const { status, body } = await ask('/api/cecochat.v1.ConnectService/Lookup', { token: await tokenOf(platform.userIn(1)) });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { address: await platform.addressOf('messaging-0'), webSocketAddress: await platform.webSocketAddressOf('messaging-0'), partition: 1, epoch: '1' },
  });
});

test('a group is made and shown; an error of the service behind has its status, code and words', async () => {
  const token = await running.tokenOf(running.platform.userIn(0));
  const users = [running.platform.userIn(1).toString()];
  const change = { commandId: 'c1', change: { create: { name: 'Tea & cake', users } } };
  const made = await ask('/api/cecochat.v1.GroupsService/ChangeGroup', { token, body: JSON.stringify(change) });
  expect(made).toMatchObject({ status: 200, body: { group: expect.stringMatching(/^\d+$/) } });
  const mine = await ask('/api/cecochat.v1.GroupsService/GetMyGroups', { token });
  expect(mine.body).toMatchObject({ groups: [{ group: (made.body as { group: string }).group }] });
  const missing = await ask('/api/cecochat.v1.GroupsService/GetGroup', { token, body: '{"group":"12345"}' });
  expect(missing).toMatchObject({ status: 404, body: { code: 'no-such-group', message: expect.any(String) } });
});

test('a token of the development issuer is for the user who is asked for', async () => {
  const { status, body } = await ask('/api/session', { body: '{"user":"7"}' });
  expect(status).toBe(200);
  const lookup = await ask('/api/cecochat.v1.ConnectService/Lookup', { token: (body as { token: string }).token });
  expect(lookup.status).toBe(200);
  expect(await ask('/api/session', { body: '{"user":"x"}' })).toMatchObject({ status: 400, body: { code: 'invalid-argument', field: 'user' } });
  expect((await ask('/api/settings', { method: 'GET' })).body).toEqual({ signIn: ['password', 'number'], signUp: true, providers: [] });
});

describe('bad input', () => {
  let token: string;
  beforeAll(async () => {
    token = await running.tokenOf(running.platform.userIn(0));
  });

  test.each([
    ['garbage', { body: '{"cursor":' }, 400, 'invalid-argument', 'body'],
    ['a list', { body: '[]' }, 400, 'invalid-argument', 'body'],
    ['nothing', { body: '' }, 400, 'invalid-argument', 'body'],
    ['a field that is unknown', { body: '{"from":"1"}' }, 400, 'invalid-argument', 'body'],
    ['a number that is none', { body: '{"cursor":"x"}' }, 400, 'invalid-argument', 'cursor'],
    ['a negative number', { body: '{"cursor":"-1"}' }, 400, 'invalid-argument', 'cursor'],
    ['a number that the service refuses', { body: '{"count":3}' }, 400, 'invalid-argument', 'count'],
    ['64 KiB and a byte', { body: `{"cursor":"${'1'.repeat(65_537 - 13)}"}` }, 400, 'invalid-argument', 'body'],
    ['another content type', { headers: { 'content-type': 'text/plain' } }, 400, 'invalid-argument', 'content-type'],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 400, 'invalid-argument', 'content-type'],
    ['a page of another origin', { headers: { origin: 'https://evil.example' } }, 403, 'forbidden', 'origin'],
    ['a page of another port', { headers: { origin: 'http://127.0.0.1:1' } }, 403, 'forbidden', 'origin'],
    ['a page of no origin', { headers: { origin: 'null' } }, 403, 'forbidden', 'origin'],
  ])('%s', async (_what, asked, status, code, field) => {
    expect(await ask(`/api/${history}`, { token, ...asked })).toMatchObject({ status, body: { code, field } });
  });

  test.each([['/api/cecochat.v1.HistoryService/DropEverything'], ['/api/cecochat.v1.MessagingService/Send'], ['/api/'], ['/../../etc/passwd'], ['/site.json']])(
    'what is not exposed is not found: %s', async (path) => {
      expect(await ask(path, { token })).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });

  test('a page of another origin cannot ask whether it may: there are no CORS headers', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };
    const answer = await ask(`/api/${history}`, { method: 'OPTIONS', headers });
    expect(answer.status).toBe(404);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each([['none', undefined], ['garbage', 'a.b.c']])('no valid token: %s', async (_what, bad) => {
    const { status, headers, body } = await ask(`/api/${history}`, bad === undefined ? {} : { token: bad });
    expect({ status, body }).toMatchObject({ status: 401, body: { code: 'unauthenticated', field: 'authorization' } });
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  test('a caller without a token is refused before its body has arrived', async () => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    const call = request(`${url}/api/${history}`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '60000' } });
    call.on('response', ({ statusCode }) => resolve(statusCode)).on('error', () => undefined);
    call.write('{');
    expect(await promise).toBe(401);
    call.destroy();
  });

  test('what is no HTTP gets an answer that is', async () => {
    const { hostname, port } = new URL(url);
    const { promise, resolve } = Promise.withResolvers<string>();
    const socket = createConnection({ host: hostname, port: Number(port) });
    socket.on('data', (bytes) => resolve(bytes.toString()));
    socket.write('\x16\x03\x01garbage\r\n\r\n');
    expect(await promise).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  });
});

test('every answer forbids scripts of others, frames and guesses of types', async () => {
  for (const path of ['/', '/api/settings', '/nothing']) {
    const { headers } = await fetch(`${url}${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('calls are counted by how they ended', async () => {
  const text = await (await fetch(`http://${web.admin}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith('cecochat_web_calls_total{') && line.includes(`"${history}"`));
  for (const code of ['ok', 'unauthenticated', 'invalid-argument']) {
    expect(Number(lines.find((line) => line.includes(`code="${code}"`))?.split(' ').at(-1))).toBeGreaterThan(0);
  }
});
