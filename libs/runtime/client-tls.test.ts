import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority, type Certificate } from '../../test/support/kubernetes/certificate-authority.ts';
import { certificateRules, rotatedClientTls } from './client-tls.ts';

const folder = mkdtempSync(join(tmpdir(), 'cecochat-client-tls-'));
const [ca, cert, key] = [join(folder, 'ca.crt'), join(folder, 'tls.crt'), join(folder, 'tls.key')];
let authority: CertificateAuthority;
let [first, second]: Certificate[] = [];

beforeAll(async () => {
  authority = await CertificateAuthority.create('test');
  [first, second] = await Promise.all([authority.issue({ commonName: 'first' }), authority.issue({ commonName: 'second' })]);
});
beforeEach(() => {
  writeFileSync(ca, authority.certificate);
  writeFileSync(cert, first?.certificate ?? '');
  writeFileSync(key, first?.key ?? '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const broken = (settings: Readonly<Record<string, string>>) => certificateRules('CERT', 'KEY').flatMap((rule) => rule(settings) ?? []);

test('what is spread into the options of a connection is that of the files', () => {
  expect({ ...rotatedClientTls({ ca, cert, key, minVersion: '1.3' }) }).toEqual({ ca: authority.certificate, cert: first?.certificate, key: first?.key, minVersion: 'TLSv1.3' });
  expect({ ...rotatedClientTls({}) }).toEqual({ ca: undefined });
});

test('a certificate and its key are replaced together; while only one of them is, the pair before counts', () => {
  const tls = rotatedClientTls({ cert, key });
  writeFileSync(cert, second?.certificate ?? '');
  expect({ ...tls }).toMatchObject({ cert: first?.certificate, key: first?.key });
  writeFileSync(key, second?.key ?? '');
  expect({ ...tls }).toMatchObject({ cert: second?.certificate, key: second?.key });
  rmSync(key);
  expect({ ...tls }).toMatchObject({ cert: second?.certificate, key: second?.key });
});

test('files that are not there, or do not belong together, end a start', () => {
  expect(() => rotatedClientTls({ cert, key: join(folder, 'none') })).toThrow('ENOENT');
  expect(broken({ CERT: cert, KEY: key })).toEqual([]);
  expect(broken({ CERT: cert })).toEqual([{ setting: 'KEY', problem: 'CECOCHAT_CERT needs it' }]);
  expect(broken({ KEY: key })).toEqual([{ setting: 'CERT', problem: 'CECOCHAT_KEY needs it' }]);
  writeFileSync(key, second?.key ?? '');
  expect(broken({ CERT: cert, KEY: key })).toEqual([{ setting: 'KEY', problem: `${key} is not the private key of the certificate in ${cert}` }]);
});
