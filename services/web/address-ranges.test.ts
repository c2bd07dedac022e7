import { addressRanges } from './address-ranges.ts';

test.each([
  ['', []], ['10.0.0.0/8', ['10.0.0.0/8']], ['127.0.0.1, ::1 , fd00::/8', ['127.0.0.1', '::1', 'fd00::/8']],
])('%s are addresses', (text, expected) => {
  expect(addressRanges.parse(text)).toEqual(expected);
});

test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/8/9', 'fd00::/129', '10.0.0/8', '10.0.0.0/x', '*'])('%s is none', (text) => {
  expect(addressRanges.safeParse(text).error?.issues[0]?.message).toContain('10.0.0.0/8');
});
