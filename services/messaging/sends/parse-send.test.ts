import { maxTextBytes, toLong } from '@cecochat/contracts';
import { parseCursor, parseDevice, parseSend } from './parse-send.ts';

const good = { sequence: toLong(1), receiver: toLong(2), text: 'hello' };

test('a good send is taken as it is', () => {
  expect(parseSend(good)).toEqual({ sequence: 1, receiver: 2n, text: 'hello' });
});

test.each([
  ['sequence', { ...good, sequence: toLong(0) }],
  ['sequence', { receiver: toLong(2), text: 'hello' }],
  ['sequence', { ...good, sequence: toLong(2n ** 53n) }],
  ['receiver', { ...good, receiver: toLong(0) }],
  ['receiver', { ...good, receiver: toLong(-1n) }],
  ['receiver', { sequence: toLong(1), text: 'hello' }],
  ['text', { ...good, text: '' }],
  ['text', { ...good, text: 'x'.repeat(maxTextBytes + 1) }],
  ['text', { ...good, text: 'é'.repeat(maxTextBytes / 2 + 1) }],
])('a wrong %s is refused and named', (field, wire) => {
  expect(() => parseSend(wire)).toThrow(expect.objectContaining({ code: 'invalid-argument', details: { field } }));
});

test('a text of exactly the limit is taken', () => {
  expect(parseSend({ ...good, text: 'é'.repeat(maxTextBytes / 2) }).text).toHaveLength(maxTextBytes / 2);
});

test.each([undefined, '', 'x'.repeat(65), 'é'.repeat(33)])('a device named %p is refused', (device) => {
  expect(() => parseDevice(device)).toThrow(expect.objectContaining({ details: { field: 'device' } }));
});

test('a cursor is optional, and bounded', () => {
  expect(parseCursor(undefined)).toBeUndefined();
  expect(parseCursor(toLong(0))).toBe(0);
  expect(() => parseCursor(toLong(2n ** 60n))).toThrow(expect.objectContaining({ details: { field: 'cursor' } }));
});
