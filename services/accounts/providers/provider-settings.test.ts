import { isSafe, providerList } from './provider-settings.ts';

const provider = { name: 'company', label: 'Company', issuer: 'https://login.example.com', clientId: 'chat' };
const problemsOf = (value: unknown) => providerList.safeParse(typeof value === 'string' ? value : JSON.stringify(value)).error?.issues.map(({ message }) => message) ?? [];

test('providers are read from JSON, with scopes unless they are given', () => {
  expect(providerList.parse(JSON.stringify([provider]))).toEqual([{ ...provider, scopes: ['openid', 'profile'] }]);
});

test.each<[string, unknown]>([
  ['no JSON', '['], ['no list', provider], ['two of a name', [provider, provider]], ['an unknown field', [{ ...provider, secret: 'x' }]],
  ['a name that is no part of a path', [{ ...provider, name: '../x' }]], ['http', [{ ...provider, issuer: 'http://login.example.com' }]],
  ['a query', [{ ...provider, issuer: 'https://login.example.com/?x=1' }]], ['a password', [{ ...provider, issuer: 'https://a:b@login.example.com' }]],
  ['a file that is not there', [{ ...provider, clientSecretFile: '/nowhere/secret' }]],
])('%s is refused', (_what, value) => {
  expect(problemsOf(value)).not.toEqual([]);
});

test.each([
  ['https://a.example', true], ['http://127.0.0.1:8080', true], ['http://localhost', true], ['http://[::1]:1', true],
  ['http://a.example', false], ['http://127.0.0.1.evil.example', false], ['ftp://localhost', false], ['http://10.0.0.1', false],
])('%s is safe: %s', (url, expected) => {
  expect(isSafe(new URL(url))).toBe(expected);
});
