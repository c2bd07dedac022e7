import { randomUUID } from 'node:crypto';
import { accountsService, cecochat, historyService, toBigInt, toLong, toNumber, userId, type ChatError, type UserId } from '@cecochat/contracts';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { callUnary } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

const { ContactChange, ContactState } = cecochat.v1;
const password = 'correct horse battery';
/** Of a later version. */
const unknownChange: number = 99;

let platform: TestPlatform;
let service: ServiceProcess;
let address: string;

beforeAll(async () => {
  platform = await TestPlatform.create('accounts', 4);
  await platform.setUp();
  address = `127.0.0.1:${await freePort()}`;
  service = await platform.startAccounts(address);
});
afterAll(() => platform.close());

/** The code of the error, or `ok`. */
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'ok', (error: ChatError) => error.code);

/** What a user has after signing in. */
interface Person {
  readonly user: UserId;
  readonly name: string;
  readonly session: string;
  readonly token: string;
  readonly refreshToken: string;
}

function toPerson(tokens: cecochat.v1.ISessionTokens | null | undefined): Person {
  const { user, name, sessionId, accessToken, refreshToken } = tokens ?? {};
  return { user: userId(toBigInt(user)), name: name ?? '', session: sessionId ?? '', token: accessToken ?? '', refreshToken: refreshToken ?? '' };
}

const signUp = async (name: string, secret = password) => toPerson((await callUnary(address, accountsService.signUp, { name, password: secret, label: 'test' }, undefined)).tokens);
const signIn = async (name: string, secret = password) => toPerson((await callUnary(address, accountsService.signIn, { name, password: secret, label: 'test' }, undefined)).tokens);
const refresh = async (refreshToken: string, requestId: string = randomUUID()) => toPerson((await callUnary(address, accountsService.refresh, { refreshToken, requestId }, undefined)).tokens);
const sessionsOf = async ({ token }: Person) => (await callUnary(address, accountsService.listSessions, {}, token)).sessions ?? [];
const profileOf = async ({ token }: Person, user: UserId) => (await callUnary(address, accountsService.getProfiles, { users: [toLong(user)] }, token)).profiles?.[0];
const find = async ({ token }: Person, prefix: string) => ((await callUnary(address, accountsService.findUsers, { prefix }, token)).profiles ?? []).map(({ name }) => name);
const change = async ({ token }: Person, other: UserId, kind: cecochat.v1.ContactChange) => (await callUnary(address, accountsService.changeContact, { user: toLong(other), change: kind }, token)).state;
const block = ({ token }: Person, other: UserId, blocked: boolean) => callUnary(address, accountsService.setBlocked, { user: toLong(other), blocked }, token);

/** The contacts of a person by their names. */
async function contactsOf({ token }: Person): Promise<Record<string, cecochat.v1.ContactState>> {
  const { contacts = [] } = await callUnary(address, accountsService.listContacts, {}, token);
  return Object.fromEntries((contacts ?? []).map(({ profile, state }) => [profile?.name ?? '', state ?? 0]));
}

const tables = ['account_names', 'accounts', 'account_directory', 'account_sessions', 'account_pairs', 'account_contacts', 'account_blocks', 'account_erasures', 'account_keys'];

/** Every row of every table, as text. */
async function allRows(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of tables) found[table] = (await platform.cql(`SELECT * FROM ${table}`)).map((row) => row.values().map(String).join(' | ')).sort();
  return found;
}

test('a user signs up, signs in, and is served by other services with the token, beside users with tokens of the configured issuer', async () => {
  const ann = await signUp('Ann');
  expect(ann.name).toBe('ann');
  expect(ann.user).toBeGreaterThan(2n ** 62n);
  const again = await signIn('ANN');
  expect(again).toMatchObject({ user: ann.user, name: 'ann' });
  expect((await sessionsOf(again)).map(({ label, sessionId, current }) => [label, sessionId === again.session, current])).toEqual([['test', true, true], ['test', false, false]]);
  await platform.assign({ m: [0, 1, 2, 3] });
  const history = await platform.startHistory();
  const read = (token: string) => codeOf(callUnary(platform.historyAddress, historyService.getUserHistory, {}, token));
  await eventually(async () => expect(await read(ann.token)).toBe('ok'));
  expect(await read(await platform.tokens.tokenOf(7))).toBe('ok');
  // Ended here, ended there.
  await callUnary(address, accountsService.endSession, { sessionId: ann.session }, again.token);
  const endedMs = performance.now();
  await eventually(async () => expect(await read(ann.token)).toBe('unauthenticated'), 5_000);
  expect(performance.now() - endedMs).toBeLessThan(5_000);
  expect(await read(again.token)).toBe('ok');
  await history.stop();
});

test('bad input has a clear code and changes nothing', async () => {
  const bea = await signUp('bea');
  const before = await allRows();
  const codes = await Promise.all([
    signUp('b'), signUp('x'.repeat(1_024)), signUp('be\u0000a'), signUp('be\u202Ea'), signUp('bе'), signUp('12'), signUp(''), signUp('\uD800x'),
    signUp('bea'), signUp('BEA'), signUp('Ьea'), signUp('admin'), signUp('adrnin'),
    signUp('carl', 'short'), signUp('carl', 'password'), signUp('carl', 'x'.repeat(4_096)), signUp('carl', 'correct\0horse battery'), signUp('carl', ''),
    signIn('b'), signIn('bea', 'x'.repeat(4_096)), signIn('bea', 'wrong horse battery'), signIn('nobody', 'wrong horse battery'),
    refresh('garbage'), refresh(bea.refreshToken, 'short'), refresh(`1.${'a'.repeat(22)}.${'b'.repeat(43)}`),
    profileOf(bea, userId(0)), change(bea, bea.user, ContactChange.CONTACT_CHANGE_INVITE), change(bea, userId(5), ContactChange.CONTACT_CHANGE_INVITE),
    change(bea, userId(5), unknownChange), find(bea, 'b'), find(bea, 'b%%'), block(bea, userId(5), true),
    callUnary(address, accountsService.updateProfile, { displayName: 'a\u202Eb' }, bea.token),
    callUnary(address, accountsService.endSession, { sessionId: `5.${'a'.repeat(22)}` }, bea.token),
    callUnary(address, accountsService.changePassword, { oldPassword: 'wrong horse battery', newPassword: 'another horse battery' }, bea.token),
    callUnary(address, accountsService.deleteAccount, { password: 'wrong horse battery' }, bea.token),
    callUnary(address, accountsService.signOut, {}, await platform.tokens.tokenOf(5)), callUnary(address, accountsService.updateProfile, {}, await platform.tokens.tokenOf(5)),
    callUnary(address, accountsService.listContacts, {}, await platform.tokens.tokenOf(5, { issuer: 'elsewhere' })), callUnary(address, accountsService.listContacts, {}, undefined),
  ].map(codeOf));
  expect(codes).toEqual([
    ...Array<string>(8).fill('invalid-argument'),
    'name-taken', 'name-taken', 'invalid-argument', 'name-taken', 'name-taken',
    'weak-password', 'weak-password', 'invalid-argument', 'invalid-argument', 'invalid-argument',
    'invalid-argument', 'invalid-argument', 'wrong-credentials', 'wrong-credentials',
    'session-ended', 'invalid-argument', 'session-ended',
    'invalid-argument', 'invalid-argument', 'no-such-user',
    'invalid-argument', 'invalid-argument', 'invalid-argument', 'no-such-user',
    'invalid-argument',
    'invalid-argument',
    'wrong-credentials',
    'wrong-credentials',
    'no-such-user', 'no-such-user',
    'unauthenticated', 'unauthenticated',
  ]);
  expect(await allRows()).toEqual(before);
});

test('of many sign-ups with one name, or with names that look alike, one has it', async () => {
  const names = ['modern', 'modern', 'modem', 'MODERN', 'rnodern', 'modern', 'modem', 'modern'];
  const codes = await Promise.all(names.map((name) => codeOf(signUp(name))));
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  expect(codes.filter((code) => code === 'name-taken')).toHaveLength(names.length - 1);
  const rows = await platform.cql("SELECT user_id, name FROM accounts");
  const alike = rows.filter((row) => ['modern', 'modem', 'rnodern'].includes(row.get('name') as string));
  expect(alike).toHaveLength(1);
});

test('ten wrong passwords are answered alike for a name with and without an account, and then the right one has to wait as well', async () => {
  await signUp('dora');
  const attempts = async (name: string) => {
    const codes: string[] = [];
    for (let index = 0; index < 11; index++) codes.push(await codeOf(signIn(name, 'wrong horse battery')));
    return codes;
  };
  const expected = [...Array<string>(10).fill('wrong-credentials'), 'overloaded'];
  expect(await Promise.all([attempts('dora'), attempts('dorothy')])).toEqual([expected, expected]);
  const refusal = await signIn('dora').catch((error: ChatError) => error);
  expect(refusal).toMatchObject({ code: 'overloaded', details: { field: 'limits.perAccount.wrongPasswords' } });
});

test('a refresh token is valid once: the same call again has the same answer, another one ends the session everywhere', async () => {
  const emil = await signUp('emil');
  const id = randomUUID();
  const [second, again] = [await refresh(emil.refreshToken, id), await refresh(emil.refreshToken, id)];
  expect(again.refreshToken).toBe(second.refreshToken);
  const third = await refresh(second.refreshToken);
  expect(third.session).toBe(emil.session);
  const other = await signIn('emil');
  expect(await codeOf(refresh(second.refreshToken))).toBe('session-ended');
  expect(await codeOf(refresh(third.refreshToken))).toBe('session-ended');
  await eventually(async () => expect(await codeOf(sessionsOf(third))).toBe('unauthenticated'), 5_000);
  expect((await sessionsOf(other)).map(({ sessionId }) => sessionId)).toEqual([other.session]);
  expect(await service.metric('cecochat_accounts_stolen_tokens_total')).toBe(1);
});

test('a session that was not refreshed for long ends, and its token says so', async () => {
  const fay = await signUp('fay');
  await platform.cql(`UPDATE account_sessions SET expires_ms = 1 WHERE user_id = ${fay.user} AND session_id = '${fay.session}' IF EXISTS`);
  expect(await codeOf(refresh(fay.refreshToken))).toBe('session-ended');
  expect((await platform.cql(`SELECT * FROM account_sessions WHERE user_id = ${fay.user}`))).toEqual([]);
});

test('another password ends the other sessions, and is the one that counts', async () => {
  const gus = await signUp('gus');
  const other = await signIn('gus');
  await callUnary(address, accountsService.changePassword, { oldPassword: password, newPassword: 'another horse battery' }, gus.token);
  expect(await codeOf(refresh(other.refreshToken))).toBe('session-ended');
  await eventually(async () => expect(await codeOf(sessionsOf(other))).toBe('unauthenticated'), 5_000);
  expect((await sessionsOf(gus)).map(({ sessionId }) => sessionId)).toEqual([gus.session]);
  expect([await codeOf(signIn('gus')), await codeOf(signIn('gus', 'another horse battery'))]).toEqual(['wrong-credentials', 'ok']);
  await callUnary(address, accountsService.signOut, {}, gus.token);
  expect(await codeOf(refresh(gus.refreshToken))).toBe('session-ended');
});

test('users are found by the beginning of their names unless they do not want to, and show what they choose', async () => {
  const [hanna, hans] = [await signUp('hanna'), await signUp('hans')];
  expect(await find(hans, 'HAN')).toEqual(['hanna', 'hans']);
  const { profile } = await callUnary(address, accountsService.updateProfile, { displayName: '  Hanna M. ', statusText: 'at sea', listed: false }, hanna.token);
  expect(profile).toMatchObject({ name: 'hanna', displayName: 'Hanna M.', statusText: 'at sea', listed: false });
  expect(toNumber(profile?.version)).toBe(2);
  expect(await find(hans, 'han')).toEqual(['hans']);
  const seen = await profileOf(hans, hanna.user);
  expect(seen).not.toHaveProperty('listed', expect.any(Boolean));
  expect(seen).not.toHaveProperty('hasPassword', expect.any(Boolean));
  expect({ ...seen, listed: false, hasPassword: true }).toEqual({ ...profile });
  expect({ ...(await profileOf(hanna, hanna.user)) }).toEqual({ ...profile });
  const { profiles } = await callUnary(address, accountsService.resolveNames, { names: ['hans', 'harold', 'Hanna'] }, hans.token);
  expect((profiles ?? []).map(({ name, displayName }) => [name, displayName])).toEqual([['hans', 'hans'], ['hanna', 'Hanna M.']]);
  const { profile: listed } = await callUnary(address, accountsService.updateProfile, { listed: true }, hanna.token);
  expect(listed).toMatchObject({ displayName: 'Hanna M.', statusText: 'at sea' });
  expect(await find(hans, 'han')).toEqual(['hanna', 'hans']);
});

test('contacts are invited and accepted, both see the same, and a user who is blocked is not shown', async () => {
  const [ida, jan] = [await signUp('ida'), await signUp('jan')];
  expect(await change(ida, jan.user, ContactChange.CONTACT_CHANGE_INVITE)).toBe(ContactState.CONTACT_STATE_INVITED);
  expect([await contactsOf(ida), await contactsOf(jan)]).toEqual([{ jan: ContactState.CONTACT_STATE_INVITED }, { ida: ContactState.CONTACT_STATE_INVITATION }]);
  const both = await Promise.all([codeOf(change(jan, ida.user, ContactChange.CONTACT_CHANGE_ACCEPT)), codeOf(change(jan, ida.user, ContactChange.CONTACT_CHANGE_ACCEPT))]);
  expect(both).toContain('ok');
  expect([await contactsOf(ida), await contactsOf(jan)]).toEqual([{ jan: ContactState.CONTACT_STATE_CONTACT }, { ida: ContactState.CONTACT_STATE_CONTACT }]);
  await block(jan, ida.user, true);
  expect([await contactsOf(ida), await contactsOf(jan)]).toEqual([{}, {}]);
  await change(ida, jan.user, ContactChange.CONTACT_CHANGE_INVITE);
  expect([await contactsOf(ida), await contactsOf(jan)]).toEqual([{ jan: ContactState.CONTACT_STATE_INVITED }, {}]);
  const blocked = await callUnary(address, accountsService.listBlocked, {}, jan.token);
  expect((blocked.profiles ?? []).map(({ name }) => name)).toEqual(['ida']);
  await block(jan, ida.user, false);
  expect(await contactsOf(jan)).toEqual({ ida: ContactState.CONTACT_STATE_INVITATION });
  expect(await codeOf(change(ida, jan.user, ContactChange.CONTACT_CHANGE_REMOVE))).toBe('not-a-contact');
});

test('an account that is deleted is gone with its sessions and contacts, and its name is free', async () => {
  const [kim, lea] = [await signUp('kim'), await signUp('lea')];
  await change(kim, lea.user, ContactChange.CONTACT_CHANGE_INVITE);
  await block(kim, lea.user, true);
  await callUnary(address, accountsService.deleteAccount, { password }, kim.token);
  expect([await codeOf(signIn('kim')), await codeOf(refresh(kim.refreshToken))]).toEqual(['wrong-credentials', 'session-ended']);
  await eventually(async () => expect(await codeOf(sessionsOf(kim))).toBe('unauthenticated'), 5_000);
  expect([await contactsOf(lea), await profileOf(lea, kim.user), await find(lea, 'kim')]).toEqual([{}, undefined, []]);
  const rows = await allRows();
  for (const table of tables) expect(rows[table]?.filter((row) => row.includes(kim.user.toString()))).toEqual([]);
  expect((await signUp('kim')).user).not.toBe(kim.user);
});

test('a process that is killed while users sign up leaves names with accounts, or neither', async () => {
  const names = Array.from({ length: 24 }, (_, index) => `mary-n${index}`);
  const signing = names.map(async (name) => ({ name, code: await codeOf(signUp(name)) }));
  await eventually(async () => expect((await platform.cql('SELECT name FROM account_names')).some((row) => String(row.get('name')).startsWith('mary-'))).toBe(true));
  service.child.kill('SIGKILL');
  await service.stop();
  const ended = await Promise.all(signing);
  service = await platform.startAccounts(address);
  const lea = await signIn('lea');
  const found = new Set(await find(lea, 'mary-'));
  expect(ended.some(({ code }) => code !== 'ok')).toBe(true);
  for (const { name, code } of ended) {
    const isThere = (await codeOf(signIn(name))) === 'ok';
    if (code === 'ok') expect(isThere).toBe(true);
    expect(await codeOf(signUp(name))).toBe(isThere ? 'name-taken' : 'ok');
    if (found.has(name)) expect(isThere).toBe(true);
  }
});

test('a deletion that another process had begun is finished, and one that had not got far enough changes nothing', async () => {
  const [nina, olga] = [await signUp('nina'), await signUp('olga')];
  for (const { user, name } of [nina, olga]) await platform.cql(`INSERT INTO account_erasures (user_id, name, skeleton, begun_ms) VALUES (${user}, '${name}', '${name}', 1)`);
  await platform.cql(`DELETE FROM account_names WHERE skeleton = 'nina' IF EXISTS`);
  await service.stop();
  service = await platform.startAccounts(address);
  await eventually(async () => expect(await platform.cql('SELECT user_id FROM account_erasures')).toEqual([]));
  expect(await platform.cql(`SELECT name FROM accounts WHERE user_id = ${nina.user}`)).toEqual([]);
  expect(await codeOf(signIn('olga'))).toBe('ok');
  expect(await codeOf(refresh(olga.refreshToken))).toBe('ok');
});

test('keys are published again for a Redis that lost them, and sign-up can be closed', async () => {
  const { jwks } = await callUnary(address, accountsService.getKeys, {}, undefined);
  expect(JSON.parse(jwks ?? '')).toMatchObject({ keys: [{ kty: 'OKP', alg: 'EdDSA' }] });
  expect(jwks).not.toContain('"d"');
  await platform.inRedis.del('auth.keys');
  await eventually(async () => expect(await platform.inRedis.get('auth.keys')).toBe(jwks));
  await service.stop();
  service = await platform.startAccounts(address, { CECOCHAT_SIGN_UP: 'false' });
  expect([await codeOf(signUp('paul')), await codeOf(signIn('lea'))]).toEqual(['sign-up-closed', 'ok']);
});
