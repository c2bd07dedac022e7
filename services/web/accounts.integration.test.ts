import { randomUUID } from 'node:crypto';
import { accountsService, fromStatus, type ChatError } from '@cecochat/contracts';
import { forwardedHeader, signAddress } from '@cecochat/runtime';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { freePorts } from '../../test/support/free-ports.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

const password = 'correct horse battery';
let platform: TestPlatform;
let accounts: ServiceProcess;
let accountsAddress: string;
/** Of a process that browsers reach by a proxy that it trusts, and of one that has no proxy. */
let [url, directUrl] = ['', ''];

beforeAll(async () => {
  platform = await TestPlatform.create('webaccounts', 1);
  await platform.setUp();
  const [own = '', behind = '', direct = ''] = (await freePorts(3)).map((port) => `127.0.0.1:${port}`);
  [accountsAddress, url, directUrl] = [own, `http://${behind}`, `http://${direct}`];
  const away = '127.0.0.1:1';
  const settings = {
    ...platform.redisSettings, CECOCHAT_TOKEN_KEYS: platform.tokens.jwksFile, CECOCHAT_ACCOUNTS_ADDRESS: own,
    CECOCHAT_CONNECT_ADDRESS: away, CECOCHAT_HISTORY_ADDRESS: away, CECOCHAT_GROUPS_ADDRESS: away,
  };
  [accounts] = await Promise.all([
    platform.startAccounts(own),
    platform.start('web', { ...settings, CECOCHAT_HTTP_LISTEN: behind, CECOCHAT_TRUSTED_PROXIES: '127.0.0.0/8' }),
    platform.start('web', { ...settings, CECOCHAT_HTTP_LISTEN: direct }),
  ]);
});
afterAll(() => platform.close());

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly field?: string; readonly tokens?: Tokens; readonly profiles?: { readonly name: string }[] };
  readonly headers: Headers;
}
interface Tokens {
  readonly user: string;
  readonly name: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}
type Headings = Readonly<Record<string, string>>;

async function ask(path: string, body: object | string, headers: Headings = {}): Promise<Answer> {
  const response = await fetch(`${url}/api/${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse((await response.text()) || '{}') as Answer['body'] };
}

const call = (method: string, body: object, headers: Headings = {}) => ask(`cecochat.v1.AccountsService/${method}`, body, headers);
const cookieOf = ({ headers }: Answer) => headers.get('set-cookie') ?? '';
const tokenIn = (answer: Answer) => /^[\w-]+=([^;]+);/.exec(cookieOf(answer))?.[1] ?? '';
const origin = () => ({ origin: url });

function tokensOf({ body }: Answer): Tokens {
  if (body.tokens === undefined) throw new Error(`no tokens: ${JSON.stringify(body)}`);
  return body.tokens;
}

async function signUp(name: string, headers: Headings = {}): Promise<Answer> {
  return call('SignUp', { name, password, label: 'test' }, headers);
}

const refresh = (user: string, token: string, headers: Headings = origin(), requestId: string = randomUUID()) =>
  call(`Refresh/${user}`, { requestId }, { ...headers, cookie: `cecochat-session=${token}` });

test('a session begins, is refreshed by its cookie and ends; scripts never get the refresh token', async () => {
  const ann = await signUp('ann');
  const { user, accessToken, refreshToken } = tokensOf(ann);
  expect({ status: ann.status, name: tokensOf(ann).name, refreshToken }).toEqual({ status: 200, name: 'ann', refreshToken: '' });
  expect(cookieOf(ann)).toMatch(new RegExp(`^cecochat-session=${user}\\.[\\w.-]+; Path=/api/cecochat\\.v1\\.AccountsService/Refresh/${user}; Max-Age=\\d+; HttpOnly; SameSite=Strict$`));
  expect((await call('ListSessions', {}, { authorization: `Bearer ${accessToken}` })).status).toBe(200);
  const next = await refresh(user, tokenIn(ann));
  expect(next).toMatchObject({ status: 200, body: { tokens: { user, refreshToken: '' } } });
  expect(tokenIn(next)).not.toBe(tokenIn(ann));
  const out = await call('SignOut', {}, { authorization: `Bearer ${tokensOf(next).accessToken}` });
  expect(out.status).toBe(200);
  expect(cookieOf(out)).toContain('Max-Age=0');
  const over = await refresh(user, tokenIn(next));
  expect(over).toMatchObject({ status: 401, body: { code: 'session-ended' } });
  expect(cookieOf(over)).toContain('Max-Age=0');
});

test('the same refresh again has the same cookie, and a copied cookie ends the session', async () => {
  const bea = await signUp('bea');
  const { user } = tokensOf(bea);
  const id = randomUUID();
  const [first, again] = [await refresh(user, tokenIn(bea), origin(), id), await refresh(user, tokenIn(bea), origin(), id)];
  expect(tokenIn(again)).toBe(tokenIn(first));
  expect((await refresh(user, tokenIn(bea))).body.code).toBe('session-ended');
  expect((await refresh(user, tokenIn(first))).body.code).toBe('session-ended');
});

test('a signed-in user finds others and is found', async () => {
  const [carl, dora] = [await signUp('carl'), await signUp('dora')];
  const headers = { authorization: `Bearer ${tokensOf(carl).accessToken}` };
  expect((await call('FindUsers', { prefix: 'do' }, headers)).body.profiles).toMatchObject([{ name: 'dora', user: tokensOf(dora).user }]);
  const profiles = await call('GetProfiles', { users: [tokensOf(dora).user] }, { authorization: `Bearer ${await platform.tokens.tokenOf(7)}` });
  expect(profiles.body.profiles).toMatchObject([{ name: 'dora', displayName: 'dora' }]);
  const wrong = await call('ChangePassword', { oldPassword: 'wrong horse battery', newPassword: 'another horse battery' }, headers);
  expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-credentials', field: 'old_password' } });
  const gone = await call('DeleteAccount', { password }, headers);
  expect(gone.status).toBe(200);
  expect(cookieOf(gone)).toContain('Max-Age=0');
});

test('bad input has the code and the field that accounts gives', async () => {
  await signUp('emil');
  const answers = await Promise.all([
    signUp('e'), signUp('emil'), signUp('EMIL'), call('SignUp', { name: 'frida', password: 'short' }), call('SignUp', { name: 'frida', password: 'password1' }),
    call('SignIn', { name: 'emil', password: 'wrong horse battery' }), call('SignIn', { name: 'nobody-here', password: 'wrong horse battery' }),
    ask('cecochat.v1.AccountsService/SignIn', '{"name":'), call('SignIn', { user: 'emil' }), call('FindUsers', { prefix: 'em' }), call('GetKeys', {}),
  ]);
  expect(answers.map(({ status, body: { code, field } }) => [status, code, field])).toEqual([
    [400, 'invalid-argument', 'name'], [409, 'name-taken', 'name'], [409, 'name-taken', 'name'], [400, 'weak-password', 'password'], [400, 'weak-password', 'password'],
    [401, 'wrong-credentials', 'password'], [401, 'wrong-credentials', 'password'],
    [400, 'invalid-argument', 'body'], [400, 'invalid-argument', 'body'], [401, 'unauthenticated', 'authorization'], [404, 'not-found', undefined],
  ]);
  const [unknown, wrong] = [answers[6], answers[5]];
  expect(unknown?.body).toEqual(wrong?.body);
});

describe('requests that pages of others could cause', () => {
  let [user, token] = ['', ''];
  beforeAll(async () => {
    const gus = await signUp('gus');
    [user, token] = [tokensOf(gus).user, tokenIn(gus)];
  });

  test.each<[string, Headings]>([
    ['of another origin', { origin: 'https://evil.example' }],
    ['of another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['of no origin', { origin: 'null' }],
    ['that do not name their origin', {}],
    ['of another site, by the word of the browser', { 'sec-fetch-site': 'cross-site' }],
  ])('a refresh is refused for pages %s, and the session is as before', async (_what, headers) => {
    expect(await refresh(user, token, headers)).toMatchObject({ status: 403, body: { code: 'forbidden', field: 'origin' } });
    const next = await refresh(user, token);
    expect(next.status).toBe(200);
    token = tokenIn(next);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/proto', 'application/jsonp'])(
    'a sign-in and a refresh in %s are refused', async (type) => {
      for (const path of ['SignIn', 'SignUp', `Refresh/${user}`]) {
        const answer = await call(path, {}, { ...origin(), 'content-type': type, cookie: `cecochat-session=${token}` });
        expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-argument', field: 'content-type' } });
      }
    });

  test('a page of another origin can neither sign up nor in', async () => {
    for (const path of ['SignIn', 'SignUp']) {
      expect(await call(path, { name: 'gus', password }, { origin: 'https://evil.example' })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });

  test('a refresh needs the cookie, and takes no token from a body', async () => {
    expect(await call(`Refresh/${user}`, { requestId: randomUUID() }, origin())).toMatchObject({ status: 401, body: { code: 'session-ended', field: 'cookie' } });
    expect(await refresh('x', token)).toMatchObject({ status: 400, body: { field: 'user' } });
    for (const body of [{ refreshToken: token }, { refresh_token: token }, []]) {
      const answer = await call(`Refresh/${user}`, body, { ...origin(), cookie: `cecochat-session=${token}` });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-argument' } });
    }
    expect((await refresh(user, 'garbage')).body.code).toBe('session-ended');
  });
});

test('behind a trusted proxy that has TLS the cookie is for TLS alone', async () => {
  const hanna = await signUp('hanna', { 'x-forwarded-proto': 'https' });
  expect(cookieOf(hanna)).toMatch(/^__Secure-cecochat-session=.+; Secure$/);
  const cookie = `__Secure-cecochat-session=${tokenIn(hanna)}`;
  const path = `Refresh/${tokensOf(hanna).user}`;
  const secure = { ...origin(), 'x-forwarded-proto': 'https' };
  expect((await call(path, { requestId: randomUUID() }, { ...origin(), cookie })).body.code).toBe('session-ended');
  expect((await call(path, { requestId: randomUUID() }, { ...secure, cookie })).status).toBe(200);
});

/** Sign-ups with a name that is never given away: they count, and cost no hash. */
async function spend(address: (index: number) => string): Promise<Answer[]> {
  const from = (index: number) => call('SignUp', { name: 'admin', password }, { 'x-forwarded-for': address(index) });
  return Promise.all(Array.from({ length: 110 }, (_, index) => from(index)));
}
const codesOf = (answers: readonly Answer[]) => new Set(answers.map(({ body }) => body.code));

test('limits of an address are those of the browser, and say when to come back', async () => {
  expect(codesOf(await spend(() => '198.51.100.7'))).toEqual(new Set(['name-taken', 'overloaded']));
  const refused = await signUp('ida', { 'x-forwarded-for': '192.0.2.1, 198.51.100.7' });
  expect(refused).toMatchObject({ status: 429, body: { code: 'overloaded', field: 'limits.perAddress.signUps' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signUp('ida', { 'x-forwarded-for': '198.51.100.8' })).status).toBe(200);
  expect(await accounts.metric('cecochat_accounts_unproven_addresses_total')).toBe(0);
});

/** Why a sign-up by gRPC with a proof of the caller's own is refused. */
async function forgedSignUp(address: string, proof: string): Promise<ChatError | undefined> {
  const { path, requestSerialize, responseDeserialize } = accountsService.signUp;
  const metadata = new Metadata();
  metadata.set(forwardedHeader, proof);
  const channel = new Client(address, credentials.createInsecure());
  const { promise, resolve } = Promise.withResolvers<ChatError | undefined>();
  channel.makeUnaryRequest(path, requestSerialize, responseDeserialize, { name: 'kim', password }, metadata, (error) =>
    resolve(error === null ? undefined : fromStatus(error)));
  return promise.finally(() => channel.close());
}

test('a caller cannot choose its address: not by the header without a trusted proxy, and not by a proof of its own', async () => {
  url = directUrl;
  expect(codesOf(await spend((index) => `203.0.113.${index}`))).toContain('overloaded');
  const refused = await forgedSignUp(accountsAddress, signAddress('k'.repeat(43), '203.0.113.200', Date.now()));
  expect(refused).toMatchObject({ code: 'overloaded', details: { field: 'limits.perAddress.signUps' } });
  expect(await accounts.metric('cecochat_accounts_unproven_addresses_total')).toBe(1);
});
