import { readShownText } from './texts.ts';

const bounds = { min: 1, max: 64 };

test.each([['  Ann Lee  ', 'Ann Lee'], ['Zoe\u0308', 'Zoë'], ['دنيا \u{1F600}', 'دنيا \u{1F600}'], ['x'.repeat(64), 'x'.repeat(64)]])('%j is shown as %s', (given, shown) => {
  expect(readShownText(given, 'display_name', bounds)).toBe(shown);
});

test.each([
  ['', 'must have 1..64 characters'], ['   ', 'must have 1..64 characters'], ['x'.repeat(65), 'must have 1..64 characters'], ['x'.repeat(100_000), 'at most 64 characters'],
  ['a\u0000b', 'control characters'], ['a\nb', 'control characters'], ['a\u2028b', 'control characters'], ['a\u202Eb', 'override the direction'], ['a\u2067b', 'override the direction'],
  [`a${'\u0311'.repeat(9)}`, 'marks on a letter'], ['\uD800', 'Unicode text'],
])('%j is refused: %s', (given, rule) => {
  expect(() => readShownText(given, 'display_name', bounds)).toThrow(rule);
});
