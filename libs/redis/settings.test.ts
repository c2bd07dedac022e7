import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obeys, readConfig } from '@cecochat/runtime';
import { z } from 'zod';
import { CertificateAuthority } from '../../test/support/kubernetes/certificate-authority.ts';
import { buildSecurity, readRedisConnection, redisRules, redisSettings } from './index.ts';

const schema = z.object(redisSettings).check(obeys(redisRules));
const folder = mkdtempSync(join(tmpdir(), 'cecochat-redis-'));
const ca = join(folder, 'ca.crt');
let certificate = '';

beforeAll(async () => {
  certificate = (await CertificateAuthority.create('test')).certificate;
  writeFileSync(ca, certificate);
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(settings: Readonly<Record<string, string>>): unknown {
  const env = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`CECOCHAT_REDIS_${key}`, value]));
  const outcome = readConfig({ name: 'test', description: '', schema, env });
  if (outcome.kind === 'config') return readRedisConnection(outcome.config);
  return outcome.kind === 'wrong' ? outcome.lines : [];
}

const prefix = '{cecochat}:';

test('credentials may be in the URL or beside it', () => {
  expect(read({ URL: 'redis://chat:secret@a:1' })).toEqual({ url: 'redis://chat:secret@a:1', prefix });
  expect(read({ URL: 'rediss://a:1', CA: ca, USERNAME: 'chat', PASSWORD: 'secret' })).toEqual({
    url: 'rediss://a:1', tls: { ca: certificate }, username: 'chat', password: 'secret', prefix,
  });
  expect(read({ URL: 'redis://a:1', PASSWORD: 'secret' })).toEqual({ url: 'redis://a:1', password: 'secret', prefix });
});

test.each([
  ['a user without a password', { URL: 'redis://a:1', USERNAME: 'chat' }, 'CECOCHAT_REDIS_PASSWORD is missing: CECOCHAT_REDIS_USERNAME needs it'],
  ['a password at two places', { URL: 'redis://:first@a:1', PASSWORD: 'secret' }, 'CECOCHAT_REDIS_PASSWORD: CECOCHAT_REDIS_URL has a user or a password already: one place only'],
  ['certificates without TLS', { URL: 'redis://a:1', CA: ca }, 'CECOCHAT_REDIS_CA: has no effect unless CECOCHAT_REDIS_URL begins with rediss://'],
  ['a version of TLS without TLS', { URL: 'redis://a:1', TLS_MIN_VERSION: '1.3' }, 'CECOCHAT_REDIS_TLS_MIN_VERSION: has no effect unless CECOCHAT_REDIS_URL begins with rediss://'],
  ['a certificate without its key', { URL: 'rediss://a:1', CERT: ca }, 'CECOCHAT_REDIS_KEY is missing: CECOCHAT_REDIS_CERT needs it'],
  ['a prefix that would be a pattern', { URL: 'redis://a:1', PREFIX: 'chat*' }, 'CECOCHAT_REDIS_PREFIX: must be 1 .. 200 of a-z, A-Z, 0-9 and {}:/._-'],
  ['what is no URL of Redis', { URL: 'https://a:1' }, 'CECOCHAT_REDIS_URL: must be a URL such as redis://127.0.0.1:6379, or rediss:// for TLS'],
])('%s is refused', (_what, settings, problem) => {
  expect(read(settings)).toEqual([problem]);
});

test('the client asks by the name of the server, where it has one', () => {
  expect(buildSecurity({ url: 'redis://db.example:1' })).toEqual({});
  expect(buildSecurity({ url: 'rediss://db.example:1', tls: { ca: 'pem' } })).toEqual({ tls: { ca: 'pem', servername: 'db.example' } });
  const whole = { ca: 'pem', cert: 'ours', key: 'secret', minVersion: 'TLSv1.3' } as const;
  expect(buildSecurity({ url: 'rediss://db.example:1', tls: whole })).toEqual({ tls: { ...whole, servername: 'db.example' } });
  expect(buildSecurity({ url: 'rediss://[::1]:1' })).toEqual({ tls: {} });
});
