import { accountsService, messagingService, toBigInt, toLong, userId, type ChatError, type UserId } from '@cecochat/contracts';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import { callUnary } from '../../test/support/raw-client.ts';

const password = 'correct horse battery';
let platform: TestPlatform;
let address: string;
let root: string;

beforeAll(async () => {
  platform = await TestPlatform.create('blocks', 2);
  await platform.setUp();
  address = `127.0.0.1:${await freePort()}`;
  await platform.assign({ m: [0, 1] });
  await Promise.all([platform.startAccounts(address), platform.startMessaging('m')]);
  root = await platform.tokens.tokenOf(9, { claims: { cecochat_role: 'admin' } });
});
afterAll(() => platform.close());

interface Person {
  readonly user: UserId;
  readonly token: string;
}

const sequences = new Map<UserId, number>();

async function signUp(name: string): Promise<Person> {
  const { tokens } = await callUnary(address, accountsService.signUp, { name, password }, undefined);
  return { user: userId(toBigInt(tokens?.user)), token: tokens?.accessToken ?? '' };
}

/** The outcome of a message from one person to another one, with the next sequence unless one is given. */
async function send(from: Person, to: Person, text: string, sequence = (sequences.get(from.user) ?? 0) + 1): Promise<{ readonly code: string; readonly message?: string }> {
  sequences.set(from.user, Math.max(sequence, sequences.get(from.user) ?? 0));
  const request = { device: 'phone', sequence: toLong(sequence), receiver: toLong(to.user), text: { text } };
  return callUnary(await platform.addressOf('m'), messagingService.send, request, from.token).then(
    () => ({ code: 'ok' }), ({ code, message }: ChatError) => ({ code, message }),
  );
}

const block = ({ token }: Person, { user }: Person, blocked = true) => callUnary(address, accountsService.setBlocked, { user: toLong(user), blocked }, token);
const suspend = ({ user }: Person, suspended: boolean) => callUnary(address, accountsService.setSuspended, { user: toLong(user), suspended }, root);
const eventuallyRefused = (from: Person, to: Person) => eventually(async () => expect(await send(from, to, 'still there?')).toMatchObject({ code: 'not-accepted' }), 30_000);
/** Tokens are known to messaging once it has the keys of accounts. */
const untilTaken = (from: Person, to: Person) => eventually(async () => expect(await send(from, to, 'hello')).toEqual({ code: 'ok' }));
const ends = async () => (await platform.logEnd(0)) + (await platform.logEnd(1));

test('messages of a user who is blocked are refused and in no log, in one direction, until the block is taken back', async () => {
  const [ann, bob, carl] = [await signUp('ann'), await signUp('bob'), await signUp('carl')];
  await untilTaken(bob, ann);
  await block(ann, bob);
  await eventuallyRefused(bob, ann);
  const before = await ends();
  const sequence = (sequences.get(bob.user) ?? 0) + 1;
  // The same send again is refused again: it does not get past the block by its sequence.
  for (let attempt = 0; attempt < 3; attempt++) expect((await send(bob, ann, 'let me in', sequence)).code).toBe('not-accepted');
  expect(await ends()).toBe(before);
  expect(await Promise.all([send(ann, bob, 'you cannot answer'), send(bob, carl, 'hello'), send(carl, ann, 'hello')])).toEqual(Array(3).fill({ code: 'ok' }));
  await block(ann, bob, false);
  expect(await send(bob, ann, 'thank you')).toEqual({ code: 'ok' });
});

test('a sender cannot tell a block from the suspension of the receiver', async () => {
  const [dora, emil, fay] = [await signUp('dora'), await signUp('emil'), await signUp('fay')];
  await untilTaken(fay, dora);
  await Promise.all([block(dora, fay), suspend(emil, true)]);
  await eventuallyRefused(fay, dora);
  await eventuallyRefused(fay, emil);
  expect(await send(fay, emil, 'hello')).toEqual(await send(fay, dora, 'hello'));
  await suspend(emil, false);
  expect(await send(fay, emil, 'welcome back')).toEqual({ code: 'ok' });
});

test('a Redis that lost the blocks has them again; one that is taken back meanwhile is not among them', async () => {
  const [gus, hal, ida] = [await signUp('gus'), await signUp('hal'), await signUp('ida')];
  await untilTaken(hal, gus);
  await Promise.all([block(gus, hal), block(ida, hal)]);
  await eventuallyRefused(hal, gus);
  await platform.inRedis.del('accounts.blocks');
  await block(ida, hal, false);
  await eventuallyRefused(hal, gus);
  expect(await send(hal, ida, 'hello')).toEqual({ code: 'ok' });
  expect(await platform.inRedis.hexists('accounts.blocks', 'complete')).toBe(1);
});
