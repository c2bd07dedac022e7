import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userId } from '@cecochat/contracts';
import { tokenFor } from './options.ts';

const folder = mkdtempSync(join(tmpdir(), 'cecochat-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Without a valid signature: the platform verifies tokens, the command line reads whom they are for. */
const tokenOf = (user: number, id: string) => `x.${Buffer.from(JSON.stringify({ sub: `${user}`, jti: id })).toString('base64url')}.y`;

test('a token file is read whenever a token is needed, without the line break at its end', async () => {
  const file = join(folder, 'token');
  const token = tokenFor({ user: userId(1), url: new URL('http://127.0.0.1:1'), tokenFile: file });
  if (typeof token === 'string') throw new Error('the file was read once');
  writeFileSync(file, `${tokenOf(1, 'first')}\n`);
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
