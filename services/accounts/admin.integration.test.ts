import { randomUUID } from 'node:crypto';
import { accountsService, cecochat, historyService, toBigInt, toLong, userId, type ChatError, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { decodeJwt } from 'jose';
import { auditLinesIn } from '../../test/support/audit-lines.ts';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { callUnary } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

const password = 'correct horse battery';
/** Access ends everywhere within it. */
const boundMs = 5_000;
const { ROLE_ADMIN, ROLE_UNSPECIFIED } = cecochat.v1.Role;
let platform: TestPlatform;
let address: string;
let root: string;
let accounts: ServiceProcess;

beforeAll(async () => {
  platform = await TestPlatform.create('admin', 2);
  await platform.setUp();
  address = `127.0.0.1:${await freePort()}`;
  await platform.assign({ m: [0, 1] });
  [accounts] = await Promise.all([platform.startAccounts(address), platform.startHistory(), platform.startMessaging('m')]);
  root = await platform.tokens.tokenOf(9, { claims: { cecochat_role: 'admin' } });
});
afterAll(() => platform.close());

interface Person {
  readonly user: UserId;
  readonly token: string;
  readonly refreshToken: string;
}

const toPerson = ({ tokens }: { readonly tokens?: cecochat.v1.ISessionTokens | null }): Person =>
  ({ user: userId(toBigInt(tokens?.user)), token: tokens?.accessToken ?? '', refreshToken: tokens?.refreshToken ?? '' });
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'ok', (error: ChatError) => error.code);
const signUp = async (name: string) => toPerson(await callUnary(address, accountsService.signUp, { name, password }, undefined));
const signIn = async (name: string, secret = password) => toPerson(await callUnary(address, accountsService.signIn, { name, password: secret }, undefined));
const refresh = async ({ refreshToken }: Person) => toPerson(await callUnary(address, accountsService.refresh, { refreshToken, requestId: randomUUID() }, undefined));
const suspend = (user: UserId, suspended = true, token = root) => callUnary(address, accountsService.setSuspended, { user: toLong(user), suspended, reason: 'sends advertisements' }, token);
const acts = async (before = '', count = 0, token = root) => callUnary(address, accountsService.listActs, { before, count }, token);
const readsHistory = ({ token }: Person) => codeOf(callUnary(platform.historyAddress, historyService.getUserHistory, {}, token));
const listsSessions = ({ token }: Person) => codeOf(callUnary(address, accountsService.listSessions, {}, token));

/** A connected device of a person. */
async function connect({ user, token }: Person) {
  const device = platform.openWith(await platform.addressOf('m'), token);
  device.listen({ device: 'phone' });
  await eventually(() => expect([device.ready !== undefined, device.ended]).toEqual([true, undefined]));
  expect(partitionOf(user, 2)).toBeLessThan(2);
  return device;
}

test('a suspended user loses every stream and call within five seconds, and gets in again only when the suspension is over', async () => {
  const [ann, bob] = [await signUp('ann'), await signUp('bob')];
  await eventually(async () => expect(await readsHistory(ann)).toBe('ok'));
  const [device, other] = [await connect(ann), await connect(bob)];
  const begunMs = performance.now();
  await suspend(ann.user);
  await eventually(() => expect(device.ended?.code).toBe('unauthenticated'), boundMs);
  await eventually(async () => expect([await readsHistory(ann), await listsSessions(ann)]).toEqual(['unauthenticated', 'unauthenticated']), boundMs);
  expect(performance.now() - begunMs).toBeLessThan(boundMs);
  expect(await codeOf(refresh(ann))).toBe('session-ended');
  // Only callers with the password get to see it.
  expect([await codeOf(signIn('ann')), await codeOf(signIn('ann', 'wrong horse battery'))]).toEqual(['suspended', 'wrong-credentials']);
  expect(await platform.cql(`SELECT session_id FROM account_sessions WHERE user_id = ${ann.user}`)).toEqual([]);
  expect([other.ended, await readsHistory(bob)]).toEqual([undefined, 'ok']);
  await suspend(ann.user, false);
  const again = await signIn('ann');
  await eventually(async () => expect(await readsHistory(again)).toBe('ok'));
});

test('a sign-in during a suspension does not survive it', async () => {
  const carl = await signUp('carl');
  const signing = Array.from({ length: 6 }, () => signIn('carl').catch(() => undefined));
  await suspend(carl.user);
  const begun = (await Promise.all(signing)).filter((each) => each !== undefined);
  await eventually(async () => {
    for (const each of [carl, ...begun]) expect([await listsSessions(each), await codeOf(refresh(each))]).toEqual(['unauthenticated', 'session-ended']);
  }, boundMs);
});

test('an administrator ends the sessions of a user, and gives another password', async () => {
  const dora = await signUp('dora');
  await callUnary(address, accountsService.endSessions, { user: toLong(dora.user), reason: 'lost phone' }, root);
  await eventually(async () => expect(await listsSessions(dora)).toBe('unauthenticated'), boundMs);
  expect(await codeOf(refresh(dora))).toBe('session-ended');
  const before = await eventually(async () => {
    const person = await signIn('dora');
    expect(await listsSessions(person)).toBe('ok');
    return person;
  });
  const { password: next = '' } = await callUnary(address, accountsService.resetPassword, { user: toLong(dora.user) }, root);
  expect(next).toMatch(/^[\w-]{20}$/);
  await eventually(async () => expect(await listsSessions(before)).toBe('unauthenticated'), boundMs);
  expect([await codeOf(signIn('dora')), await codeOf(signIn('dora', next ?? ''))]).toEqual(['wrong-credentials', 'ok']);
});

test('a role is in the next token, and goes within five seconds everywhere', async () => {
  const emil = await signUp('emil');
  const setRole = (role: cecochat.v1.Role) => callUnary(address, accountsService.setRole, { user: toLong(emil.user), role }, root);
  expect(await codeOf(acts('', 0, emil.token))).toBe('forbidden');
  await setRole(ROLE_ADMIN);
  await eventually(async () => expect(await listsSessions(emil)).toBe('unauthenticated'), boundMs);
  const admin = await eventually(async () => {
    const person = await signIn('emil');
    expect(await listsSessions(person)).toBe('ok');
    return person;
  });
  expect(decodeJwt(admin.token)['cecochat_role']).toBe('admin');
  expect(await codeOf(acts('', 0, admin.token))).toBe('ok');
  await setRole(ROLE_UNSPECIFIED);
  await eventually(async () => expect(await codeOf(acts('', 0, admin.token))).toBe('unauthenticated'), boundMs);
  const next = await refresh(admin); // The session lasts.
  expect(decodeJwt(next.token)).not.toHaveProperty('cecochat_role');
});

test('all that administrators do is listed, the latest first, in pages', async () => {
  const fay = await signUp('fay');
  for (let index = 0; index < 3; index++) await suspend(fay.user, index % 2 === 0);
  const first = await acts('', 2);
  const second = await acts(first.nextBefore ?? '', 1);
  const shown = [...(first.acts ?? []), ...(second.acts ?? [])].map(({ act, admin, user, reason }) => [act, toBigInt(admin), toBigInt(user), reason]);
  expect(shown).toEqual(['suspend', 'unsuspend', 'suspend'].map((act) => [act, 9n, fay.user, 'sends advertisements']));
  const all = await acts();
  expect(all.nextBefore).toBe('');
  await eventually(() => {
    const lines = auditLinesIn(accounts.log()).filter(({ event }) => event === 'admin-act');
    expect(lines).toHaveLength(all.acts?.length ?? 0);
    expect(lines.slice(-3).map(({ act, admin }) => [act, admin])).toEqual([['suspend', '9'], ['unsuspend', '9'], ['suspend', '9']]);
    expect(new Set(lines.slice(-3).map(({ user }) => user)).size).toBe(1);
  });
  expect(auditLinesIn(accounts.log()).some(({ event, user }) => event === 'tokens-ended' && user !== undefined)).toBe(true);
  expect(new Set((all.acts ?? []).map(({ act }) => act))).toEqual(new Set(['suspend', 'unsuspend', 'end-sessions', 'reset-password', 'make-admin', 'make-user']));
});

test('no other user acts on accounts, bad input has a clear code, and neither leaves a trace', async () => {
  const [gus, hal] = [await signUp('gus'), await signUp('hal')];
  const count = (await acts()).acts?.length;
  const to = { user: toLong(gus.user) };
  const own = { user: toLong(9) };
  const codes = await Promise.all([
    suspend(gus.user, true, hal.token), acts('', 0, hal.token), callUnary(address, accountsService.endSessions, to, hal.token),
    callUnary(address, accountsService.resetPassword, to, hal.token), callUnary(address, accountsService.setRole, { user: toLong(hal.user), role: ROLE_ADMIN }, hal.token),
    callUnary(address, accountsService.setSuspended, { ...to, suspended: true }, undefined),
    suspend(userId(0)), suspend(userId(5)), callUnary(address, accountsService.endSessions, own, root),
    callUnary(address, accountsService.setSuspended, { ...to, suspended: true, reason: 'x'.repeat(201) }, root),
    callUnary(address, accountsService.setSuspended, { ...to, suspended: true, reason: 'a\u202Eb' }, root),
    callUnary(address, accountsService.setRole, { ...to, role: Number(7) }, root), acts('yesterday'), acts('', 101),
  ].map(codeOf));
  expect(codes).toEqual([
    ...Array<string>(5).fill('forbidden'), 'unauthenticated',
    'invalid-argument', 'no-such-user', 'invalid-argument', 'invalid-argument', 'invalid-argument', 'invalid-argument', 'invalid-argument', 'invalid-argument',
  ]);
  expect((await acts()).acts?.length).toBe(count);
  expect(await listsSessions(gus)).toBe('ok');
});
