import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userId } from '@cecochat/contracts';
import type { UserOptions } from '../options.ts';
import { asCaller } from './caller.ts';

const folder = mkdtempSync(join(tmpdir(), 'cecochat-caller-'));
const { CECOCHAT_HOME: home } = process.env;
beforeAll(() => void (process.env['CECOCHAT_HOME'] = folder));
afterAll(() => {
  if (home === undefined) delete process.env['CECOCHAT_HOME'];
  else process.env['CECOCHAT_HOME'] = home;
  rmSync(folder, { recursive: true });
});

const url = new URL('http://127.0.0.1:1');
/** Without a valid signature: the platform verifies tokens, the command line reads whom they are for. */
const tokenOf = (user: number, id: string) => `x.${Buffer.from(JSON.stringify({ sub: `${user}`, jti: id })).toString('base64url')}.y`;
const userOf = (options: Omit<UserOptions, 'url'>) => asCaller({ url, ...options }, async ({ user, name }) => ({ user, name }));

test('a token file is read whenever a token is needed, without the line break at its end', async () => {
  const file = join(folder, 'token');
  writeFileSync(file, `${tokenOf(1, 'first')}\n`);
  await asCaller({ user: userId(1), url, tokenFile: file }, async (caller) => {
    const { token } = caller.access();
    if (typeof token === 'string') throw new Error('the file was read once');
    expect(await token()).toBe(tokenOf(1, 'first'));
    writeFileSync(file, tokenOf(1, 'second'));
    expect(await token()).toBe(tokenOf(1, 'second'));
    writeFileSync(file, tokenOf(2, 'other'));
    await expect(token()).rejects.toThrow('the token is for user 2: give that one with --user, or another token');
    writeFileSync(file, '\n');
    await expect(token()).rejects.toThrow(`the token file ${file} is empty`);
    rmSync(file);
    await expect(token()).rejects.toThrow(`the token file cannot be read: ENOENT: no such file or directory, open '${file}'`);
  });
});

test('a token names the user where no option does', async () => {
  expect(await userOf({ token: tokenOf(7, 'x') })).toEqual({ user: 7n, name: undefined });
  expect(await userOf({ user: userId(8), token: tokenOf(8, 'x') })).toEqual({ user: 8n, name: undefined });
  await expect(userOf({ user: 'ann', token: tokenOf(7, 'x') })).rejects.toThrow('the token is not that of a session of ann');
});

test('without a session of the account there is a way out', async () => {
  await expect(userOf({})).rejects.toThrow('no account is signed in here: sign in with `cecochat login NAME`, or give --user');
  await expect(userOf({ user: 'ann' })).rejects.toThrow('ann is not signed in here: `cecochat login ann`');
  expect(await userOf({ user: userId(5) })).toEqual({ user: 5n, name: undefined });
});
