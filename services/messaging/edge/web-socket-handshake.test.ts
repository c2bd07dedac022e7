import { checkHandshake, isOriginRule, toOrigin } from './web-socket-handshake.ts';

const allowed = ['https://chat.example.com', 'http://localhost:8080'];
const good = { url: '/chat', origin: undefined, protocols: 'cecochat.v1' };
const outcome = (changed: object, rules: readonly string[] = allowed) => checkHandshake({ ...good, ...changed }, rules)?.details.field;

test('programs without a browser may connect, and pages whose origin is allowed', () => {
  expect(outcome({})).toBeUndefined();
  expect(outcome({}, [])).toBeUndefined();
  for (const origin of allowed) expect(outcome({ origin })).toBeUndefined();
  expect(outcome({ protocols: 'other, cecochat.v1' })).toBeUndefined();
});

test.each([
  'https://evil.example.com', 'http://chat.example.com', 'https://chat.example.com:8443', 'https://chat.example.com.evil.example', 'https://CHAT.example.com', 'null', '',
  'http://localhost', 'http://localhost:80801', 'loopback',
])('a page of %j may not', (origin) => {
  expect(outcome({ origin })).toBe('origin');
});

test('loopback allows the pages of this machine, whatever their port, and no others', () => {
  for (const origin of ['http://localhost:5173', 'https://localhost', 'http://127.0.0.1:3000', 'http://[::1]:1']) expect(outcome({ origin }, ['loopback'])).toBeUndefined();
  for (const origin of ['http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'http://127.0.0.2', 'https://chat.example.com', 'loopback']) {
    expect(outcome({ origin }, ['loopback'])).toBe('origin');
  }
});

test.each([
  ['/chat?token=eyJ', 'path'], ['/chat?', 'path'], ['/', 'path'], ['/chat/', 'path'], ['//chat', 'path'], ['http://x/chat', 'path'],
])('the URL %s is refused', (url, field) => {
  expect(outcome({ url })).toBe(field);
});

test.each([[undefined], [''], ['cecochat.v2'], ['cecochat.v1x']])('a client that offers %j is refused', (protocols) => {
  expect(outcome({ protocols })).toBe('sec-websocket-protocol');
});

test('rules are origins, which are compared as browsers send them', () => {
  expect([...allowed, 'https://[::1]:8443', 'https://CHAT.example.com', 'loopback'].filter((rule) => !isOriginRule(rule))).toEqual([]);
  expect(['https://chat.example.com/', 'chat.example.com', '*', 'https://*.example.com/x', 'https://a@b', ''].filter(isOriginRule)).toEqual([]);
  const rules = ['https://Chat.example.com:443', 'http://[0:0::1]:80', 'http://1.2.3.4.5', 'loopback'];
  expect(rules.map(toOrigin)).toEqual(['https://chat.example.com', 'http://[::1]', 'http://1.2.3.4.5', 'loopback']);
});
