import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { CertificateAuthority } from '../../test/support/kubernetes/certificate-authority.ts';
import { readConfig } from './config.ts';
import { credentialsFolder, loginOf, rotatedAuthority } from './rotated-files.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cecochat-rotated-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

test('credentials are those that the files have now, and the ones before while a file is away or empty', () => {
  write('username', 'chat\n');
  write('password', 'first ');
  const credentials = loginOf(folder, { username: undefined, password: undefined });
  const now = () => [credentials.username, credentials.password];
  expect(now()).toEqual(['chat', 'first ']);
  write('password', 'second\n');
  expect(now()).toEqual(['chat', 'second']);
  renameSync(join(folder, 'password'), join(folder, 'elsewhere'));
  expect(now()).toEqual(['chat', 'second']);
  write('password', '');
  write('username', 'chat-2');
  expect(now()).toEqual(['chat-2', 'second']);
});

test('an authority is the one that the file has now, and the one before while what it has is no certificate', async () => {
  const [first, second] = [await CertificateAuthority.create('first'), await CertificateAuthority.create('second')];
  write('ca.crt', first.certificate);
  const authority = rotatedAuthority(join(folder, 'ca.crt'));
  expect(authority.ca).toBe(first.certificate);
  write('ca.crt', second.certificate);
  expect(authority.ca).toBe(second.certificate);
  write('ca.crt', second.certificate.slice(0, 100));
  expect(authority.ca).toBe(second.certificate);
});

test.each([[true, ['username', 'password'], undefined], [true, ['password'], 'username'], [true, ['username'], 'password'], [false, ['password'], undefined], [false, ['username'], 'password']])(
  'a folder of credentials has both files, or the password where no user is needed (user needed: %s, files: %j)', (needsUser, files, missing) => {
    for (const name of files) write(name, 'x');
    const outcome = readConfig({ name: 'a', description: 'b', schema: z.object({ LOGIN: credentialsFolder(needsUser) }), env: { CECOCHAT_LOGIN: folder } });
    if (missing === undefined) expect(outcome.kind).toBe('config');
    else expect(outcome).toEqual({ kind: 'wrong', lines: [`CECOCHAT_LOGIN: ${folder} has no file ${missing}, or it is empty`] });
  },
);
