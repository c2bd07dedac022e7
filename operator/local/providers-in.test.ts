import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseManifest } from '../manifest/index.ts';
import { PlatformError } from './platform-error.ts';
import { providersIn } from './providers-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'cecochat-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const specOf = (provider: string) => parseManifest(
  `apiVersion: cecochat.dev/v1alpha1\nkind: ChatCluster\nmetadata: { name: mine }\nspec: { accounts: { providers: [${provider}] } }`, 'test.yaml',
).spec;

test('a secret of a provider is a file in the folder of the data', () => {
  const spec = specOf('{ name: kc, label: Company, issuer: "https://kc.example.com/realms/a", clientId: chat, clientSecret: { name: login, key: client } }');
  expect(() => providersIn(spec, folder)).toThrow(new PlatformError(`spec.accounts.providers[kc].clientSecret is a file on one machine: there is no ${folder}/login/client that can be read`));
  mkdirSync(join(folder, 'login'));
  writeFileSync(join(folder, 'login', 'client'), 'secret');
  expect(providersIn(spec, folder)).toEqual([{
    name: 'kc', label: 'Company', issuer: 'https://kc.example.com/realms/a', clientId: 'chat', scopes: ['openid', 'profile'],
    clientSecretFile: `${folder}/login/client`, caFile: undefined,
  }]);
});

test.each([
  ['http://login.example.com', /must be an https URL/], ['http://127.0.0.1.evil.example', /must be an https URL/],
  ['http://localhost@evil.example', /must be an https URL/], ['https://login.example.com?x=1', /must be an https URL/], ['javascript:alert(1)', /must be an https URL/],
])('%s is not an issuer', (issuer, problem) => {
  expect(() => specOf(`{ name: kc, label: Company, issuer: "${issuer}", clientId: chat }`)).toThrow(problem);
});

test.each(['https://login.microsoftonline.com/contoso/v2.0', 'http://127.0.0.1:3000', 'http://localhost:8080/realms/a', 'http://[::1]:80'])('%s is an issuer', (issuer) => {
  expect(specOf(`{ name: kc, label: Company, issuer: "${issuer}", clientId: chat }`).accounts.providers).toHaveLength(1);
});
