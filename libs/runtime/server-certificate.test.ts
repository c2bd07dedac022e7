import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { eventually } from '../../test/support/eventually.ts';
import { CertificateAuthority } from '../../test/support/kubernetes/certificate-authority.ts';
import { createLogger, obeys, readConfig, ServerCertificate, serverTlsRules, serverTlsSettings } from './index.ts';

const schema = z.object(serverTlsSettings).check(obeys(serverTlsRules));
const logger = createLogger({ name: 'test', level: 'silent' });
const folder = mkdtempSync(join(tmpdir(), 'cecochat-tls-'));
const file = (name: string) => join(folder, name);
let authority: CertificateAuthority;

async function write(name: string): Promise<void> {
  const { certificate, key } = await authority.issue({ commonName: name, hosts: [name] });
  writeFileSync(file(`${name}.crt`), certificate);
  writeFileSync(file(`${name}.key`), key);
}

beforeAll(async () => {
  authority = await CertificateAuthority.create('test');
  await Promise.all([write('one'), write('other')]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const problemsOf = (settings: Readonly<Record<string, string>>) => {
  const env = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`CECOCHAT_${key}`, value]));
  const outcome = readConfig({ name: 'test', description: '', schema, env });
  return outcome.kind === 'wrong' ? outcome.lines : [];
};

test('a certificate with its key is fine, and so is neither', () => {
  expect(problemsOf({ TLS_CERT: file('one.crt'), TLS_KEY: file('one.key') })).toEqual([]);
  expect(problemsOf({})).toEqual([]);
});

test.each([
  ['a certificate without its key', { TLS_CERT: 'one.crt' }, 'CECOCHAT_TLS_KEY is missing: CECOCHAT_TLS_CERT needs it'],
  ['a key without its certificate', { TLS_KEY: 'one.key' }, 'CECOCHAT_TLS_CERT is missing: CECOCHAT_TLS_KEY needs it'],
  ['the key of another certificate', { TLS_CERT: 'one.crt', TLS_KEY: 'other.key' }, 'CECOCHAT_TLS_KEY: FOLDER/other.key is not the private key of the certificate in FOLDER/one.crt'],
  ['a file that is not there', { TLS_CERT: 'none.crt', TLS_KEY: 'one.key' }, 'CECOCHAT_TLS_CERT: FOLDER/none.crt cannot be read: ENOENT'],
  ['a file that holds no certificate', { TLS_CERT: 'one.key', TLS_KEY: 'one.key' }, 'CECOCHAT_TLS_CERT: FOLDER/one.key holds no certificate in PEM'],
])('%s is refused', (_what, files, problem) => {
  const settings = Object.fromEntries(Object.entries(files).map(([key, name]) => [key, file(name)]));
  expect(problemsOf(settings)).toEqual([problem.replaceAll('FOLDER', folder)]);
});

test('files that change are taken when they belong together, and not before', async () => {
  await write('changing');
  const certificate = new ServerCertificate({ cert: file('changing.crt'), key: file('changing.key') }, logger, 5);
  const first = certificate.pair;
  const seen: string[] = [];
  certificate.onChange(({ cert }) => seen.push(cert.toString()));
  const next = await authority.issue({ commonName: 'changing', hosts: ['changing'] });
  let checks = 0;
  const counting = setInterval(() => checks++, 5);

  writeFileSync(file('changing.crt'), next.certificate);
  await eventually(() => expect(checks).toBeGreaterThan(4));
  expect(certificate.pair).toBe(first);

  writeFileSync(file('changing.key'), next.key);
  await eventually(() => expect(certificate.pair.cert.toString()).toBe(next.certificate));
  expect(seen).toEqual([next.certificate]);
  clearInterval(counting);
});
