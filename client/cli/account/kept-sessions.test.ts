import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userId } from '@cecochat/contracts';
import { homeFolder, KeptSessions } from './caller.ts';

let home: string;
beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'cecochat-home-'))));
afterEach(() => rm(home, { recursive: true }));

const url = new URL('https://chat.example:8443/');
const tokens = (name: string) => ({
  user: userId(5), name, sessionId: '5.s', accessToken: 'a', accessExpiresMs: 1, refreshToken: 'r', refreshExpiresMs: 2,
});
const signIn = (sessions: KeptSessions, name: string) => sessions.storeOf(name).change((_, save) => save(tokens(name)));

test('accounts of a platform are kept beside each other, in files of this user alone', async () => {
  const sessions = new KeptSessions(home, url);
  expect([await sessions.names(), await sessions.current()]).toEqual([[], undefined]);
  await signIn(sessions, 'ann');
  await signIn(sessions, 'жанна');
  await sessions.use('Ann');
  expect([await sessions.names(), await sessions.current()]).toEqual([['ann', 'жанна'], 'ann']);
  expect(await sessions.storeOf('ANN').read()).toEqual(tokens('ann'));
  expect(await new KeptSessions(home, new URL('https://other.example')).names()).toEqual([]);
  const folder = join(home, 'sessions', encodeURIComponent(url.origin));
  for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
  expect((await stat(folder)).mode & 0o077).toBe(0);
});

test('what is forgotten is gone, and is not the current one any more', async () => {
  const sessions = new KeptSessions(home, url);
  for (const name of ['ann', 'bob']) await signIn(sessions, name);
  await sessions.use('ann');
  await sessions.forget('bob');
  expect([await sessions.names(), await sessions.current()]).toEqual([['ann'], 'ann']);
  await sessions.forget('Ann');
  expect([await sessions.names(), await sessions.current()]).toEqual([[], undefined]);
});

test('a name cannot leave the folder', async () => {
  const sessions = new KeptSessions(home, url);
  await signIn(sessions, 'a/../../../b');
  expect(await readdir(home)).toEqual(['sessions']);
  expect(await sessions.names()).toEqual(['a/../../../b']);
});

test('the folder is that of CECOCHAT_HOME, else the one for state', () => {
  expect(homeFolder({ CECOCHAT_HOME: '/x', XDG_STATE_HOME: '/state' })).toBe('/x');
  expect(homeFolder({ XDG_STATE_HOME: '/state' })).toBe('/state/cecochat');
  expect(homeFolder({ CECOCHAT_HOME: '' })).toMatch(/\.local\/state\/cecochat$/);
});
