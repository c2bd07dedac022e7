import { ChatError } from '@cecochat/contracts';
import type { ConsolePlatform } from '../../console/index.ts';
import { ConsoleBoard, type ShownPlatform } from './console-board.ts';

const refused = new ChatError('unauthenticated', 'authorization holds a token signed with an unknown key');
const forbidden = new ChatError('forbidden', 'the token is not of an administrator');
let nowMs = 0;

/** A platform that accepts these tokens, and whose own users have the others of the list. */
const platform = (name: string, administrators: readonly string[], users: readonly string[] = []): ShownPlatform => ({
  name,
  check: async (authorization = '', beforeUnknown) => {
    beforeUnknown();
    if (!administrators.includes(authorization)) throw users.includes(authorization) ? forbidden : refused;
  },
  read: async () => ({ name }) as ConsolePlatform,
});
const boardOf = (...platforms: readonly ShownPlatform[]) => {
  const board = new ConsoleBoard({ clock: () => 5, monotonic: () => nowMs });
  for (const each of platforms) board.add(each);
  return board;
};
const query = (authorization: string | undefined, wanted?: string) => ({ authorization, platform: wanted, isForwarded: false });
const two = boardOf(platform('b/chat', ['both', 'of b'], ['user']), platform('a/chat', ['both']));

beforeEach(() => (nowMs += 60_000));

test('an administrator has a list of the own platforms, and sees the first one or the one that is named', async () => {
  expect(await two.read(query('both'))).toMatchObject({ schema: 1, atMs: 5, platforms: ['a/chat', 'b/chat'], platform: { name: 'a/chat' } });
  expect(await two.read(query('both', 'b/chat'))).toMatchObject({ platform: { name: 'b/chat' } });
  expect(await two.read(query('of b'))).toMatchObject({ platforms: ['b/chat'], platform: { name: 'b/chat' } });
});

test('the platform of other administrators is not found, as one that is not there', async () => {
  const refusalOf = async (name: string) => {
    const error = await two.read(query('of b', name)).then(() => undefined, (reason: ChatError) => reason);
    return { code: error?.code, message: error?.message.replace(name, '') };
  };
  const refusal = await refusalOf('a/chat');
  expect(refusal.code).toBe('not-found');
  expect(await refusalOf('c/chat')).toEqual(refusal);
});

test('a refusal is the one that leads furthest', async () => {
  await expect(two.read(query(undefined))).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(two.read(query('user'))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(boardOf().read(query('both'))).rejects.toMatchObject({ code: 'unavailable' });
});

test('unknown tokens are checked only so often', async () => {
  const board = boardOf(platform('a/chat', ['good']));
  const codes = await Promise.all(Array.from({ length: 100 }, () => board.read(query('bad')).catch((error: ChatError) => error.code)));
  expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(60);
  expect(codes.filter((code) => code === 'overloaded')).toHaveLength(40);
});

test('a ChatCluster that was replaced by one of the same name stays when the former is closed', async () => {
  const [former, next] = [platform('a/chat', ['old']), platform('a/chat', ['new'])];
  const board = boardOf(former, next);
  board.remove(former);
  expect(await board.read(query('new'))).toMatchObject({ platforms: ['a/chat'] });
  board.remove(next);
  await expect(board.read(query('new'))).rejects.toMatchObject({ code: 'unavailable' });
});
