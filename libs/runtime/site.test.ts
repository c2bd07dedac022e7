import { decideEncoding } from './site.ts';

test.each([
  [undefined, 'identity'], ['', 'identity'], ['gzip', 'gzip'], ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0, gzip;q=0.5', 'gzip'], ['br;q=0.0', 'identity'], ['br;q=0.1', 'br'], ['brotli', 'identity'],
])('a client that accepts %s gets %s', (accepted, expected) => {
  expect(decideEncoding(accepted)).toBe(expected);
});
