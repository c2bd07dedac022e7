import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountsService, toLong, type ChatError } from '@cecochat/contracts';
import { freePorts } from '../../test/support/free-ports.ts';
import { refusal, testClientId, testClientSecret, TestProvider } from '../../test/support/oidc-provider.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { callUnary } from '../../test/support/raw-client.ts';
import { Visitor } from '../../test/support/visitor.ts';

const password = 'correct horse battery';
const people = {
  'a1b2|Ada': { name: 'Ada Lovelace', preferred_username: 'Ada.Lovelace@example.com', picture: 'https://example.com/ada.png' },
  'c3d4|Ada': { name: 'Another Ada', preferred_username: 'ada.lovelace@example.com' },
  'e5f6|bo': { name: 'Bo\u202Eb', nickname: 'bo b' },
  'auth0|root': { preferred_username: 'admin' },
};
let platform: TestPlatform;
let [url, accountsAddress, folder] = ['', '', ''];
let [company, other]: TestProvider[] = [];

beforeAll(async () => {
  platform = await TestPlatform.create('webproviders', 1);
  await platform.setUp();
  folder = await mkdtemp(join(tmpdir(), 'cecochat-providers-'));
  const [own = 0, web = 0, first = 0, second = 0, away = 0] = await freePorts(5);
  [accountsAddress, url] = [`127.0.0.1:${own}`, `http://127.0.0.1:${web}`];
  const redirectUris = ['company', 'other', 'distrusted'].map((name) => `${url}/api/sign-in/${name}`);
  [company, other] = await Promise.all([
    TestProvider.start({ port: first, redirectUris, people }),
    TestProvider.start({ port: second, redirectUris, people, hasClaimsInToken: true }),
  ]);
  const [good, bad] = ['good', 'bad'].map((name) => join(folder, name));
  await Promise.all([writeFile(good ?? '', `${testClientSecret}\n`), writeFile(bad ?? '', 'wrong')]);
  const of = (name: string, issuer: string, clientSecretFile = good) => ({ name, label: `The ${name}`, issuer, clientId: testClientId, clientSecretFile });
  const providers = [
    of('company', company?.issuer ?? ''), of('other', other?.issuer ?? ''), of('away', `http://127.0.0.1:${away}`),
    of('distrusted', company?.issuer ?? '', bad),
  ];
  const unused = '127.0.0.1:1';
  await Promise.all([
    platform.startAccounts(accountsAddress, { CECOCHAT_PROVIDERS: JSON.stringify(providers) }),
    platform.start('web', {
      ...platform.redisSettings, CECOCHAT_TOKEN_KEYS: platform.tokens.jwksFile, CECOCHAT_HTTP_LISTEN: `127.0.0.1:${web}`,
      CECOCHAT_ACCOUNTS_ADDRESS: accountsAddress, CECOCHAT_CONNECT_ADDRESS: unused, CECOCHAT_HISTORY_ADDRESS: unused, CECOCHAT_GROUPS_ADDRESS: unused,
      CECOCHAT_PROVIDERS: JSON.stringify(providers.map(({ name, label }) => ({ name, label }))),
    }),
  ]);
});
afterAll(async () => {
  await Promise.all([platform.close(), company?.stop(), other?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

const json = { 'content-type': 'application/json' };
const begin = (visitor: Visitor, provider = 'company', headers: Readonly<Record<string, string>> = {}) =>
  visitor.fetch(`${url}/api/sign-in/${provider}`, { method: 'POST', headers: { ...json, ...headers }, body: '{"label":"test"}' });

/** Goes to the provider and enters a login there; the address that the provider sends the browser to. */
async function goTo(visitor: Visitor, authorizationUrl: string, login: string): Promise<string> {
  let place = authorizationUrl;
  for (let steps = 0; steps < 10; steps++) {
    if (place.startsWith(`${url}/`)) return place;
    const isLogin = new URL(place).pathname.startsWith('/interaction/');
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ login }).toString() };
    const response = await visitor.fetch(place, isLogin ? form : {});
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status} of the provider: ${(await response.text()).slice(0, 500)}`);
    place = new URL(location, place).href;
  }
  throw new Error('the provider does not come to an end');
}

interface Attempt {
  readonly provider?: string;
  /** Changes the address of the provider, as a thief would. */
  readonly alter?: (authorizationUrl: URL) => void;
  /** The one who comes back. */
  readonly returning?: Visitor;
  readonly alterReturn?: (back: URL) => void;
}

/** Where the page is after a sign-in. */
async function signIn(visitor: Visitor, login: string, { provider, alter, returning = visitor, alterReturn }: Attempt = {}): Promise<string> {
  const { authorizationUrl } = (await (await begin(visitor, provider)).json()) as { authorizationUrl: string };
  const there = new URL(authorizationUrl);
  alter?.(there);
  const back = new URL(await goTo(visitor, there.href, login));
  alterReturn?.(back);
  const response = await returning.fetch(back.href);
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
}

const userIn = (place: string): string => /^\/#\/signed-in\/(\d+)$/.exec(place)?.[1] ?? place;

interface Tokens {
  readonly user: string;
  readonly name: string;
  readonly accessToken: string;
}

async function tokensOf(visitor: Visitor, user: string): Promise<Tokens> {
  const response = await visitor.fetch(`${url}/api/cecochat.v1.AccountsService/Refresh/${user}`, {
    method: 'POST', headers: { ...json, origin: url }, body: JSON.stringify({ requestId: randomUUID() }),
  });
  return ((await response.json()) as { tokens: Tokens }).tokens;
}

const ownProfile = async ({ user, accessToken }: Tokens) =>
  (await callUnary(accountsAddress, accountsService.getProfiles, { users: [toLong(BigInt(user))] }, accessToken)).profiles?.[0];
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'ok', (error: ChatError) => error.code);
const rowsOf = async (...tables: readonly string[]) =>
  Promise.all(tables.map(async (table) => (await platform.cql(`SELECT * FROM ${table}`)).map((row) => row.values().map(String).join('|')).sort()));
const allRows = () => rowsOf('accounts', 'account_names', 'account_links', 'account_subjects', 'account_sessions');

test('a user of a provider gets an account at first sight, with a number and a name of its own, and the same one again', async () => {
  const ada = new Visitor();
  const user = userIn(await signIn(ada, 'a1b2|Ada'));
  const tokens = await tokensOf(ada, user);
  expect(tokens).toMatchObject({ user, name: 'ada.lovelace' });
  expect(BigInt(user)).toBeGreaterThan(2n ** 62n);
  expect(await ownProfile(tokens)).toMatchObject({ name: 'ada.lovelace', displayName: 'Ada Lovelace', hasPassword: false });
  expect(userIn(await signIn(new Visitor(), 'a1b2|Ada'))).toBe(user);
  // The subject alone names a user: not the name, and not the provider that has the same subject.
  const another = new Visitor();
  const second = userIn(await signIn(another, 'c3d4|Ada'));
  expect(second).not.toBe(user);
  expect((await tokensOf(another, second)).name).toBe('another.ada');
  const elsewhere = new Visitor();
  const third = userIn(await signIn(elsewhere, 'a1b2|Ada', { provider: 'other' }));
  expect([user, second]).not.toContain(third);
  expect((await tokensOf(elsewhere, third)).name).toBe('ada.lovelace2');
});

test('the sign-in is in a cookie of its path that no script reads, and that is gone afterwards; the page is the only place that it ends at', async () => {
  const visitor = new Visitor();
  const place = await signIn(visitor, 'e5f6|bo', { alterReturn: (back) => back.searchParams.set('redirect', 'https://evil.example') });
  const user = userIn(place);
  const [begun, ended, session] = visitor.setCookies.filter((each) => each.startsWith('cecochat'));
  expect(begun).toMatch(/^cecochat-sign-in=[\w.-]+; Path=\/api\/sign-in\/company; Max-Age=600; HttpOnly; SameSite=Lax$/);
  expect(ended).toMatch(/^cecochat-sign-in=; Path=\/api\/sign-in\/company; Max-Age=0; HttpOnly; SameSite=Lax$/);
  expect(session).toMatch(new RegExp(`^cecochat-session=${user}\\.[\\w.-]+; Path=/api/cecochat\\.v1\\.AccountsService/Refresh/${user}; Max-Age=\\d+; HttpOnly; SameSite=Strict$`));
  // A text that would change how others are shown is not taken for the shown name.
  expect(await ownProfile(await tokensOf(visitor, user))).toMatchObject({ name: 'bo.b', displayName: 'bo.b' });
});

test('names that are taken or kept for the platform are not given, and the account that has one stays as it is', async () => {
  const root = new Visitor();
  const tokens = await tokensOf(root, userIn(await signIn(root, 'auth0|root')));
  expect(tokens.name).toBe('admin2');
  const taken = { name: 'admin2', password, label: 'test' };
  expect(await codeOf(callUnary(accountsAddress, accountsService.signUp, taken, undefined))).toBe('name-taken');
  expect(await codeOf(callUnary(accountsAddress, accountsService.signIn, taken, undefined))).toBe('wrong-credentials');
  const nameless = new Visitor();
  const noClaims = userIn(await signIn(nameless, '00uNoClaims'));
  expect((await tokensOf(nameless, noClaims)).name).toMatch(/^user\d+$/);
});

test('two first sign-ins of one user at once make one account', async () => {
  const users = await Promise.all(Array.from({ length: 4 }, async () => userIn(await signIn(new Visitor(), 'twice'))));
  expect(new Set(users).size).toBe(1);
  expect(users[0]).toMatch(/^\d+$/);
  const [links = []] = await rowsOf('account_links');
  expect(links.filter((row) => row.includes('twice'))).toHaveLength(1);
});

describe('a sign-in is refused', () => {
  const failed = '/#/sign-in/sign-in-failed';
  test.each<[string, Attempt & { readonly login?: string; readonly place?: string }]>([
    ['when the state is another one', { alterReturn: (back) => back.searchParams.set('state', 'x'.repeat(43)) }],
    ['when the state is missing', { alterReturn: (back) => back.searchParams.delete('state') }],
    ['when the nonce of the ID token is another one', { alter: (there) => there.searchParams.set('nonce', 'x'.repeat(43)) }],
    ['when the code was requested with the challenge of another one', { alter: (there) => there.searchParams.set('code_challenge', 'x'.repeat(43)) }],
    ['when the code is made up', { alterReturn: (back) => back.searchParams.set('code', 'x'.repeat(43)) }],
    ['when the issuer that answers is another one', { alterReturn: (back) => back.searchParams.set('iss', 'http://127.0.0.1:1') }],
    ['in another browser', { returning: new Visitor() }],
    ['when the user refuses at the provider', { login: refusal }],
    ['when the answer has 12 KB', { place: '/#/sign-in/invalid-argument', alterReturn: (back) => back.searchParams.set('more', 'x'.repeat(12_000)) }],
  ])('%s', async (_when, { login = 'mallory', place = failed, returning, ...attempt }) => {
    const before = await allRows();
    const visitor = new Visitor();
    expect(await signIn(visitor, login, { ...attempt, ...(returning && { returning }) })).toBe(place);
    expect((returning ?? visitor).setCookies.filter((each) => each.startsWith('cecochat-session'))).toEqual([]);
    expect(await allRows()).toEqual(before);
  });

  test('the second time: neither the code nor the cookie is good twice', async () => {
    const visitor = new Visitor();
    const { authorizationUrl } = (await (await begin(visitor)).json()) as { authorizationUrl: string };
    const back = await goTo(visitor, authorizationUrl, 'replayed');
    const cookie = visitor.cookiesOf('/api/sign-in/company');
    expect(userIn((await visitor.fetch(back)).headers.get('location') ?? '')).toMatch(/^\d+$/);
    const before = await allRows();
    const again = await new Visitor().fetch(back, { headers: { cookie } });
    expect(again.headers.get('location')).toBe(failed);
    expect(await allRows()).toEqual(before);
  });

  test('with the answer to a sign-in at another provider', async () => {
    const visitor = new Visitor();
    const [first, second] = [await begin(visitor), await begin(visitor, 'other')];
    const { authorizationUrl } = (await first.json()) as { authorizationUrl: string };
    expect(second.status).toBe(200);
    const back = new URL(await goTo(visitor, authorizationUrl, 'mallory'));
    back.pathname = '/api/sign-in/other';
    expect((await visitor.fetch(back.href)).headers.get('location')).toBe(failed);
  });
});

test('a provider that is away, and one that refuses this platform, have an answer that differs from that for a wrong user', async () => {
  const answer = await begin(new Visitor(), 'away');
  expect([answer.status, await answer.json()]).toEqual([503, { code: 'unavailable', message: 'The away does not answer', field: 'provider' }]);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await signIn(new Visitor(), 'mallory', { provider: 'distrusted' })).toBe('/#/sign-in/unavailable');
  const visitor = new Visitor();
  const { authorizationUrl } = (await (await begin(visitor, 'other')).json()) as { authorizationUrl: string };
  const back = await goTo(visitor, authorizationUrl, 'late');
  await other?.stop();
  expect((await visitor.fetch(back)).headers.get('location')).toBe('/#/sign-in/unavailable');
});

test('pages of others cannot begin a sign-in, and bad requests have a code', async () => {
  const foreign = await begin(new Visitor(), 'company', { origin: 'https://evil.example' });
  const asForm = await new Visitor().fetch(`${url}/api/sign-in/company`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
  const answers = [foreign, asForm, await begin(new Visitor(), 'nothing'), await begin(new Visitor(), 'Up..%2F')];
  expect(await Promise.all(answers.map(async (each) => [each.status, ((await each.json()) as { code: string }).code]))).toEqual([
    [403, 'forbidden'], [400, 'invalid-argument'], [404, 'not-found'], [404, 'not-found'],
  ]);
  const settings = (await (await fetch(`${url}/api/settings`)).json()) as { providers: unknown[] };
  expect(settings.providers[0]).toEqual({ name: 'company', label: 'The company' });
});

test('a provider sends browsers to this path of an origin with TLS, or of loopback, and nowhere else', async () => {
  const of = (redirectUri: string) => codeOf(callUnary(accountsAddress, accountsService.beginSignIn, { provider: 'company', redirectUri }, undefined));
  const bad = [
    '', 'javascript:alert(1)', 'http://chat.example.com/api/sign-in/company', 'https://chat.example.com/', 'https://chat.example.com/api/sign-in/other',
    'https://chat.example.com/api/sign-in/company?to=x', 'https://chat.example.com/api/sign-in/company#x', `https://chat.example.com/${'x'.repeat(9_000)}`,
  ];
  expect(await Promise.all(bad.map(of))).toEqual(bad.map(() => 'invalid-argument'));
  expect(await Promise.all(['https://chat.example.com/api/sign-in/company', `${url}/api/sign-in/company`].map(of))).toEqual(['ok', 'ok']);
  const complete = (flow: string) => codeOf(callUnary(accountsAddress, accountsService.completeSignIn, { flow, redirectedTo: `${url}/api/sign-in/company` }, undefined));
  expect(await Promise.all(['', 'garbage', await platform.tokens.tokenOf(7)].map(complete))).toEqual(Array(3).fill('sign-in-failed'));
});

test('an account of a provider has no password; it is deleted by its session, and then the user gets another one', async () => {
  const visitor = new Visitor();
  const user = userIn(await signIn(visitor, 'gone'));
  const { accessToken } = await tokensOf(visitor, user);
  const change = { oldPassword: password, newPassword: 'another horse battery' };
  expect(await codeOf(callUnary(accountsAddress, accountsService.changePassword, change, accessToken))).toBe('wrong-credentials');
  await callUnary(accountsAddress, accountsService.deleteAccount, {}, accessToken);
  const rows = await rowsOf('account_links', 'account_subjects', 'accounts', 'account_names');
  expect(rows.flat().filter((row) => row.includes(user))).toEqual([]);
  const next = userIn(await signIn(new Visitor(), 'gone'));
  expect(next).toMatch(/^\d+$/);
  expect(next).not.toBe(user);
});
