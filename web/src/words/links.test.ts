import { isEmojiOnly, splitLinks } from './links.ts';

const links = (text: string) => splitLinks(text).filter(({ kind }) => kind === 'link').map(({ text: link }) => link);

test.each([
  ['see https://a.example/x?y=1#z now', ['https://a.example/x?y=1#z']],
  ['(https://a.example/b).', ['https://a.example/b']],
  ['https://a.example/wiki/Tea_(meal)', ['https://a.example/wiki/Tea_(meal)']],
  ['https://a.example, https://b.example!', ['https://a.example', 'https://b.example']],
  ['http://a.example', []],
  ['https://bank.example@b.example https://u:p@b.example', []],
  ['https://a.example/\u202egnp.exe', ['https://a.example/']],
  ['HTTPS://A.example', ['HTTPS://A.example']],
  ['javascript:alert(1) data:text/html,x ftp://a.example mailto:a@b', []],
  ['https:// http://', []],
  ['xhttps://a.example', []],
  ['https://a.example/"onmouseover="alert(1)', ['https://a.example/']],
])('the links in %s', (text, expected) => {
  expect(links(text)).toEqual(expected);
  expect(splitLinks(text).map((part) => part.text).join('')).toBe(text);
});

test.each([['🎉', true], ['👩‍👩‍👧 👍🏽', true], ['🎉 yes', false], ['12', false], ['', false], ['   ', false], ['😀'.repeat(2_000), false]])(
  '%s is a few emoji and nothing else: %s', (text, expected) => expect(isEmojiOnly(text)).toBe(expected),
);
