import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerCertificate } from 'node:tls';
import { obeys, readConfig } from '@cecochat/runtime';
import { z } from 'zod';
import { CertificateAuthority } from '../../test/support/kubernetes/certificate-authority.ts';
import { cassandraRules, cassandraSettings, readCassandraConnection } from './index.ts';
import { buildTlsOptions } from './tls-options.ts';

const schema = z.object(cassandraSettings).check(obeys(cassandraRules));
const folder = mkdtempSync(join(tmpdir(), 'cecochat-cassandra-'));
const ca = join(folder, 'ca.crt');
let certificate = '';

beforeAll(async () => {
  certificate = (await CertificateAuthority.create('test')).certificate;
  writeFileSync(ca, certificate);
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(settings: Readonly<Record<string, string>>): unknown {
  const given = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`CECOCHAT_CASSANDRA_${key}`, value]));
  const outcome = readConfig({ name: 'test', description: '', schema, env: { CECOCHAT_CASSANDRA_CONTACT_POINTS: 'a:1', ...given } });
  if (outcome.kind === 'config') return readCassandraConnection(outcome.config);
  return outcome.kind === 'wrong' ? outcome.lines : [];
}

test('TLS, its certificates and credentials are in the connection', () => {
  expect(read({})).toEqual({ contactPoints: ['a:1'], datacenter: 'datacenter1', keyspace: 'cecochat', tls: undefined, credentials: undefined });
  expect(read({ TLS: 'true', CA: ca, USERNAME: 'chat', PASSWORD: 'secret' })).toMatchObject({
    tls: { ca: certificate }, credentials: { username: 'chat', password: 'secret' },
  });
});

test.each([
  ['a user without a password', { USERNAME: 'chat' }, 'CECOCHAT_CASSANDRA_PASSWORD is missing: CECOCHAT_CASSANDRA_USERNAME needs it'],
  ['a password without a user', { PASSWORD: 'secret' }, 'CECOCHAT_CASSANDRA_USERNAME is missing: CECOCHAT_CASSANDRA_PASSWORD needs it'],
  ['certificates without TLS', { CA: ca }, 'CECOCHAT_CASSANDRA_TLS is missing: must be true, CECOCHAT_CASSANDRA_CA needs it'],
  ['certificates with TLS turned off', { CA: ca, TLS: 'false' }, 'CECOCHAT_CASSANDRA_TLS: must be true, CECOCHAT_CASSANDRA_CA needs it'],
])('%s is refused', (_what, settings, problem) => {
  expect(read(settings)).toEqual([problem]);
});

test('a certificate is good for a node that it names by its address or as a contact point, and for no other', () => {
  const { checkServerIdentity, rejectUnauthorized } = buildTlsOptions(['db.example:9042', '[::1]:9042'], { ca: undefined });
  const named = (subjectaltname: string) => checkServerIdentity?.('10.0.0.7', { subject: { CN: '' }, subjectaltname } as unknown as PeerCertificate);
  expect(rejectUnauthorized).toBe(true);
  expect(named('IP Address:10.0.0.7')).toBeUndefined();
  expect(named('DNS:db.example')).toBeUndefined();
  expect(named('IP Address:0:0:0:0:0:0:0:1')).toBeUndefined();
  expect(named('DNS:other.example')?.message).toContain('10.0.0.7');
});
