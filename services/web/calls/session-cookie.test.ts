import { formatCookie, readCookie } from './session-cookie.ts';

test('a cookie is for one path and user, and for no script; with TLS it is never sent without', () => {
  const cookie = { user: 7n, token: '7.a.b', seconds: 60 };
  expect(formatCookie({ ...cookie, isSecure: false })).toBe(
    'cecochat-session=7.a.b; Path=/api/cecochat.v1.AccountsService/Refresh/7; Max-Age=60; HttpOnly; SameSite=Strict',
  );
  expect(formatCookie({ ...cookie, isSecure: true })).toBe(
    '__Secure-cecochat-session=7.a.b; Path=/api/cecochat.v1.AccountsService/Refresh/7; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
  );
});

test.each([
  ['cecochat-session=7.a.b', false, '7.a.b'],
  ['theme=dark; cecochat-session=7.a.b;x=y', false, '7.a.b'],
  ['__Secure-cecochat-session=7.a.b; cecochat-session=8.c.d', true, '7.a.b'],
  ['cecochat-session=7.a.b', true, undefined], // Plain text may have set it.
  ['cecochat-session=', false, undefined],
  ['other-cecochat-session=7.a.b', false, undefined],
  ['', false, undefined],
  [undefined, false, undefined],
])('of %s, with TLS: %s, the token is %s', (header, isSecure, token) => {
  expect(readCookie(header, isSecure)).toBe(token);
});
