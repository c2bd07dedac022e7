import { checkPage } from './check-page.ts';

test.each([
  ['a program other than a browser', { host: 'chat.example' }],
  ['a page of this origin', { host: 'chat.example', origin: 'https://chat.example', 'sec-fetch-site': 'same-origin' }],
  ['a page of this origin, with a port', { host: '127.0.0.1:24012', origin: 'http://127.0.0.1:24012' }],
  ['a host in capitals', { host: 'Chat.Example', origin: 'https://chat.example' }],
  ['an address that was typed', { host: 'chat.example', 'sec-fetch-site': 'none' }],
])('%s may call', (_what, headers) => {
  expect(checkPage(headers)).toBeUndefined();
});

test.each([
  ['another host', { host: 'chat.example', origin: 'https://evil.example' }],
  ['a host below this one', { host: 'chat.example', origin: 'https://evil.chat.example' }],
  ['another port', { host: 'chat.example', origin: 'https://chat.example:444' }],
  ['a file', { host: 'chat.example', origin: 'null' }],
  ['a page of another site without an origin', { host: 'chat.example', 'sec-fetch-site': 'cross-site' }],
  ['a page of a sibling', { host: 'chat.example', 'sec-fetch-site': 'same-site' }],
])('a page of %s may not', (_what, headers) => {
  expect(checkPage(headers)).toMatchObject({ code: 'forbidden', details: { field: 'origin' } });
});
